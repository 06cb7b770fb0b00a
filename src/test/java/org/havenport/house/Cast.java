package org.havenport.house;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.access.Accounts;
import org.havenport.access.NewAccount;
import org.havenport.access.Totp;
import org.havenport.database.OwnersConnection;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Claimed;
import org.havenport.patients.Patients;
import org.havenport.patients.Sex;
import org.havenport.people.Training;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The people of the tests, each of whose names means a permission. They are made through the doors when a test first
 * asks for them, and live as long as the program under test.
 */
@Component
public class Cast {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("cast");
    private static final String UNTOLD = "delete from results.caution where patient_id = ? and by_actor = ?";
    private static final String PASSWORD = "Correct-Horse-9-Staple";

    private final Map<String, CastMember> members = new ConcurrentHashMap<>();
    private final Set<UUID> cared = ConcurrentHashMap.newKeySet();
    private final AtomicInteger addresses = new AtomicInteger();
    private final Accounts accounts;
    private final Patients patients;
    private final CareTeams teams;
    private final Training training;
    private final TestClock clock;
    private final Environment environment;
    private final Holders holders;
    private final Asking asking;
    private final OwnersConnection owner;

    Cast(
            Accounts accounts,
            Patients patients,
            CareTeams teams,
            Training training,
            TestClock clock,
            Environment environment,
            Holders holders,
            Asking asking,
            OwnersConnection owner) {
        this.owner = owner;
        this.asking = asking;
        this.training = training;
        this.holders = holders;
        this.teams = teams;
        this.accounts = accounts;
        this.patients = patients;
        this.clock = clock;
        this.environment = environment;
    }

    /** The patient. */
    public CastMember ann() {
        return caredFor(shared("Ann", given -> newPatient("ann", given)));
    }

    /** Another patient, who must see nothing of Ann's. */
    public CastMember cara() {
        return caredFor(shared("Cara", given -> newPatient("cara", given)));
    }

    /** From now on, in real time, the two nurses and the two physicians look after this patient. */
    public void lookAfter(UUID patient) {
        if (cared.add(patient)) {
            clock.inRealTime(() -> related(patient));
        }
    }

    private List<CastMember> related(UUID patient) {
        var who = List.of(dora(), nora(), ellis(), osei());
        who.forEach(it -> teams.related(JOB, patient, it.account(), null));
        return who;
    }

    private CastMember caredFor(CastMember member) {
        lookAfter(member.patient());
        return member;
    }

    /** The nurse. */
    public CastMember dora() {
        return staff("", "Dora", "Reyes", "nurse", Role.NURSE);
    }

    /** A second nurse. */
    public CastMember nora() {
        return staff("", "Nora", "Kim", "nurse", Role.NURSE);
    }

    /** The physician. */
    public CastMember ellis() {
        return staff("Dr", "Miriam", "Ellis", "physician", Role.CLINICIAN);
    }

    /** Covering physician and medical director. */
    public CastMember osei() {
        return staff("Dr", "Kwame", "Osei", "medical director", Role.CLINICIAN, Role.MEDICAL_DIRECTOR);
    }

    /** At the front desk. */
    public CastMember frank() {
        return staff("", "Frank", "Doyle", "front desk", Role.FRONT_DESK);
    }

    /** Billing. */
    public CastMember lena() {
        return staff("", "Lena", "Fischer", "billing", Role.BILLING);
    }

    /** Portal coordinator. */
    public CastMember karl() {
        return staff("", "Karl", "Berg", "portal coordinator", Role.PORTAL_COORDINATOR);
    }

    /** Administrator. */
    public CastMember jana() {
        return staff("", "Jana", "Novak", "administrator", Role.ADMINISTRATOR);
    }

    /** Compliance officer. */
    public CastMember gina() {
        return staff("", "Gina", "Moretti", "compliance officer", Role.COMPLIANCE_OFFICER);
    }

    /** Counsel. */
    public CastMember max() {
        return staff("", "Max", "Stein", "counsel", Role.COUNSEL);
    }

    /** Staff without a role. */
    public CastMember hugo() {
        return staff("", "Hugo", "Lund", "intern");
    }

    /** Somebody new, for a test that wants to lock, end or change an account. */
    public CastMember newPatient() {
        return caredFor(newPatient("patient-" + UUID.randomUUID(), "Pat"));
    }

    /** Somebody new who works here. */
    public CastMember newStaff(Role... roles) {
        return newStaff("staff-" + UUID.randomUUID(), "", "Sam", "Newman", "temp", roles);
    }

    /** An account for a patient that a test made itself. */
    public CastMember accountOf(UUID patient) {
        return caredFor(account("patient-" + UUID.randomUUID(), patient));
    }

    /** A browser of nobody, at an address nobody else has. */
    public Browser stranger() {
        return browserAt(nextAddress());
    }

    /**
     * Listens to an answer that came to another kind of browser than ours.
     *
     * @param how what kind of browser
     * @param session the value of its cookie
     * @param asked method, address and form
     */
    public void heard(String how, String session, String asked, String answer) {
        Overheard.listen(how, () -> holders.apply(session), asked, answer);
    }

    private Browser browserAt(String address) {
        return new Browser(portal(), address, holders);
    }

    /** Where the program under test listens. */
    public URI portal() {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }

    /** Somebody new who has not said yet that they know what an unreviewed result is; everybody else here has. */
    public CastMember newPatientWhoIsTold() {
        var patient = newPatient();
        told(patient, UNTOLD);
        return patient;
    }

    /** As {@link #accountOf}; they have not said yet that they know what an unreviewed result is. */
    public CastMember accountOfWhoIsTold(UUID patient) {
        var member = accountOf(patient);
        told(member, UNTOLD);
        return member;
    }

    private void told(CastMember member, String sql) {
        try (var connection = owner.open();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, member.patient());
            statement.setObject(2, member.account());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private CastMember newPatient(String username, String given) {
        var claimed = claimed(given);
        var patient = patients.create(JOB, claimed);
        Overheard.knows(patient, Objects.requireNonNull(claimed.family()));
        return account(username, patient);
    }

    /** Nobody in a test's own data is so old or has such a name, so no matcher mistakes the cast for them. */
    private static Claimed claimed(String given) {
        var random = ThreadLocalRandom.current();
        var family = "Cast"
                + random.ints(8, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        var born = LocalDate.of(1905, 1, 1).plusDays(random.nextInt(3000));
        return new Claimed(
                "cast", family, List.of(given), born, Sex.FEMALE, List.of(), List.of(), List.of(), null, "en");
    }

    private CastMember account(String name, UUID patient) {
        var wanted = new NewAccount(name + "@example.org", PASSWORD, Totp.newSecret());
        var member = member(accounts.createPatient(JOB, wanted, patient), patient, wanted);
        told(member, """
                insert into results.caution (patient_id, id, by_actor, at, what, disclaimer_version)
                values (?, gen_random_uuid(), ?, '2000-01-01T00:00:00Z', 'OFF', 1)""");
        return member;
    }

    private CastMember staff(String title, String given, String family, String work, Role... roles) {
        return shared(given, _ -> newStaff(given, title, given, family, work, roles));
    }

    /** Whom every test meets comes in real time, also when a test asks first that is ahead of it: roles begin at once. */
    private CastMember shared(String name, Function<String, CastMember> made) {
        return members.computeIfAbsent(name, given -> clock.inRealTime(() -> made.apply(given)));
    }

    private CastMember newStaff(
            String username, String title, String given, String family, String work, Role... roles) {
        var wanted = new NewAccount(username, PASSWORD, Totp.newSecret());
        var account = accounts.createStaff(JOB, wanted, title, given, family, work, Set.of(roles));
        training.enter(JOB, account, "Protecting health data", clock.instant().plus(Duration.ofDays(360)));
        return member(account, null, wanted);
    }

    private CastMember member(UUID account, @Nullable UUID patient, NewAccount wanted) {
        return new CastMember(
                account,
                patient,
                wanted.username(),
                wanted.password(),
                wanted.totpSecret(),
                clock,
                this::browserAt,
                nextAddress(),
                () -> forgetCodesOf(account));
    }

    /** A test waits for no code: the account takes one of this half minute again. That a code works once is shown elsewhere. */
    private void forgetCodesOf(UUID account) {
        asking.atTheDoor(sql -> sql.of("update access.account set totp_last_step = 0 where id = :id")
                .param("id", account)
                .update());
    }

    private String nextAddress() {
        int next = addresses.incrementAndGet();
        return "127.9.%d.%d".formatted(next / 200, next % 200 + 1);
    }
}
