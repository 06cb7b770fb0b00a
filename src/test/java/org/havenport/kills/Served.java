package org.havenport.kills;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.havenport.Havenport;
import org.havenport.access.Accounts;
import org.havenport.access.NewAccount;
import org.havenport.access.Totp;
import org.havenport.audit.Audit;
import org.havenport.audit.VerificationProgress;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Claimed;
import org.havenport.patients.Patients;
import org.havenport.patients.Sex;
import org.havenport.people.Training;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The portal with its pages, in which new people come to each life: it says who they are, and ends when told to. */
final class Served {

    /** How many patients come to each life. */
    static final int PATIENTS = 4;

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("cast");

    private final ConfigurableApplicationContext program;

    private Served(ConfigurableApplicationContext program) {
        this.program = program;
    }

    /** @param arguments the folder, and the {@link Stop} */
    public static void main(String[] arguments) throws IOException {
        var application = new SpringApplication(Havenport.class);
        var settings = new HashMap<String, Object>();
        settings.put("havenport.data", arguments[0]);
        settings.put("server.port", "0");
        settings.put("logging.level.root", "error");
        var unanswered = Stop.valueOf(arguments[1]).unanswered();
        if (!unanswered.isEmpty()) {
            settings.put(Stop.PROPERTY, unanswered);
        }
        application.setDefaultProperties(settings);
        application.setLogStartupInfo(false);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        try (var program = application.run()) {
            System.out.println("started");
            new Served(program).peopleComeIn();
            System.out.println("ready " + program.getEnvironment().getRequiredProperty("local.server.port"));
            while (System.in.read() >= 0) {
                // Until whoever listens closes it.
            }
            var verification = program.getBean(Audit.class).verify(VerificationProgress.none());
            System.out.println("verified " + verification.held());
        }
    }

    private void peopleComeIn() {
        var nurse = staff("nurse", Role.NURSE);
        staff("desk", Role.PORTAL_COORDINATOR);
        for (int number = 0; number < PATIENTS; number++) {
            patient(nurse);
        }
    }

    private UUID staff(String what, Role role) {
        var account = account();
        var id = program.getBean(Accounts.class).createStaff(JOB, account, "", "Sam", "Newman", what, Set.of(role));
        var until = program.getBean(Clock.class).instant().plus(Duration.ofDays(360));
        program.getBean(Training.class).enter(JOB, id, "Protecting health data", until);
        say(what, account);
        return id;
    }

    private void patient(UUID nurse) {
        var patient = program.getBean(Patients.class).create(JOB, claimed());
        var now = program.getBean(Clock.class).instant();
        var open = Arrivals.panel(patient, "4.2", now.minus(Duration.ofHours(2)));
        var waits = Arrivals.panel(patient, "6.2", now.minus(Duration.ofHours(1)));
        program.getBean(Chart.class).file(Viewer.job("import"), patient, open);
        program.getBean(Chart.class).file(Viewer.job("import"), patient, waits);
        var account = account();
        program.getBean(Accounts.class).createPatient(JOB, account, patient);
        program.getBean(CareTeams.class).related(JOB, patient, nurse, null);
        say(
                "patient",
                account,
                patient,
                open.getFirst().group(),
                open.getFirst().id(),
                waits.getFirst().group());
    }

    private static void say(String what, NewAccount account, UUID... ids) {
        System.out.println("person %s %s %s %s %s"
                .formatted(
                        what,
                        account.username(),
                        account.password(),
                        account.totpSecret(),
                        List.of(ids).stream().map(UUID::toString).collect(Collectors.joining(" "))));
    }

    private static NewAccount account() {
        return new NewAccount("kills-" + UUID.randomUUID(), "Correct-Horse-9-Staple", Totp.newSecret());
    }

    private static Claimed claimed() {
        var random = ThreadLocalRandom.current();
        var family = "Kill"
                + random.ints(8, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
        var born = LocalDate.of(1905, 1, 1).plusDays(random.nextInt(30_000));
        return new Claimed(
                "cast", family, List.of("Pat"), born, Sex.FEMALE, List.of(), List.of(), List.of(), null, "en");
    }
}
