package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.havenport.access.Accounts;
import org.havenport.access.NewAccount;
import org.havenport.access.UsernameTaken;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.MatchResult;
import org.havenport.patients.PatientQuery;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@TestPropertySource(properties = "havenport.test=keys that are renewed")
class RebuildTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");
    private static final int PATIENTS = 25;
    private static final Random RANDOM = new Random();

    @Autowired
    Rebuild rebuild;

    @Autowired
    Keys keys;

    @Autowired
    WhereSealed where;

    @Autowired
    KeyCustody custody;

    @Autowired
    Keeping keeping;

    @Autowired
    Asking asking;

    @Autowired
    Clock clock;

    @Autowired
    Patients patients;

    @Autowired
    Accounts accounts;

    @Autowired
    Viewers viewers;

    private final List<Known> people = new CopyOnWriteArrayList<>();

    /** Somebody on file and what they are found by. */
    private record Known(UUID id, Claimed claimed) {
        String family() {
            return String.valueOf(claimed.family());
        }

        String number() {
            return claimed.identifiers().getFirst().value();
        }
    }

    @BeforeEach
    void somePatients() {
        for (int i = 0; i < PATIENTS; i++) {
            people.add(created());
        }
    }

    @AfterEach
    void nothingIsLeftUnderWay() {
        keeping.run(
                JOB,
                sql -> assertThat(Rotations.underWay(sql, Rotations.Kind.REBUILD))
                        .isEmpty());
    }

    @Test
    @Verifies("A1.3#5")
    void noValueOfTheOldKeyIsLeftAndEverybodyIsFound() {
        var name = "rebuilt-" + UUID.randomUUID();
        account(name);
        var before = values();
        var generation = keys.status(JOB).index().generation();

        var done = rebuild.run(JOB, Duration.ZERO, RotationProgress.none());

        assertThat(done.kept()).isZero();
        assertThat(done.sealed()).isGreaterThan(10 * PATIENTS);
        assertThat(before).hasSizeGreaterThan(10 * PATIENTS).doesNotContainAnyElementsOf(values());
        var index = keys.status(JOB).index();
        assertThat(index.generation()).isEqualTo(generation + 1);
        assertThat(index.left()).isZero();
        var dora = viewers.staff(Role.NURSE);
        people.forEach(it -> found(dora, it));
        assertThatThrownBy(() -> account(name)).isInstanceOf(UsernameTaken.class);
    }

    @Test
    @Verifies("A1.3#5")
    void whoSearchesMeanwhileMissesNobodyHereOrElsewhere() throws InterruptedException {
        var loaded = new Keysets(asking, new FileCustody(custody.place()));
        var elsewhere = new IndexKeys(loaded, clock);
        var node = new RunningPrograms(asking, loaded, elsewhere, clock);
        node.start();
        var stop = new AtomicBoolean();
        var searches = new AtomicInteger();
        var failed = new ConcurrentLinkedQueue<Throwable>();
        var dora = viewers.staff(Role.NURSE);
        var all = List.of(
                again(
                        stop,
                        failed,
                        () -> people.forEach(it -> {
                            found(dora, it);
                            searches.addAndGet(4);
                        })),
                again(
                        stop,
                        failed,
                        () -> people.forEach(it -> {
                            foundBy(elsewhere, it);
                            searches.incrementAndGet();
                        })),
                again(stop, failed, () -> {
                    // Whoever comes in meanwhile is found at once, and is known for who they are.
                    var fresh = created();
                    found(dora, fresh);
                    foundBy(elsewhere, fresh);
                    people.add(fresh);
                    RotationProgress.pause(20);
                }));

        for (int i = 0; i < 2; i++) {
            assertThat(rebuild.run(JOB, Duration.ofSeconds(2), RotationProgress.none())
                            .kept())
                    .isZero();
        }
        stop.set(true);
        for (var one : all) {
            one.join();
        }
        node.stop();

        System.out.printf(
                "Index: %d searches, %d patients came in, %d failed or missed while the index was rebuilt twice%n",
                searches.get(), people.size() - PATIENTS, failed.size());
        assertThat(failed).isEmpty();
        assertThat(searches.get()).isGreaterThan(100);
        assertThat(people.size()).isGreaterThan(PATIENTS);
    }

    @Test
    void itGoesOnWhereItWasAndRenewsNothingTwice() {
        assertThatThrownBy(() -> rebuild.run(JOB, Duration.ZERO, new KilledEarly()))
                .hasMessage("Killed");
        var between = keys.status(JOB).index();
        assertThat(between.left()).isPositive();
        // Half of them stand under either key, and all are found.
        var dora = viewers.staff(Role.NURSE);
        people.forEach(it -> found(dora, it));
        assertThatThrownBy(() -> patients.create(JOB, claimed(people.getLast().number())))
                .as("one number is never two patients, whichever key it stands under")
                .isInstanceOf(RuntimeException.class);

        rebuild.run(JOB, Duration.ZERO, RotationProgress.none());

        assertThat(keys.status(JOB).index())
                .extracting(KeyStatus.Index::generation, KeyStatus.Index::left)
                .containsExactly(between.generation(), 0L);
        people.forEach(it -> found(dora, it));
    }

    private void found(Viewer.Staff who, Known it) {
        for (var query : List.of(
                PatientQuery.named(it.family().substring(0, 9)),
                new PatientQuery(it.family(), it.claimed().birthDate(), "", ""),
                new PatientQuery("", null, it.number(), ""),
                new PatientQuery(it.family(), null, "", it.claimed().phones().getFirst()))) {
            assertThat(patients.search(who, query).hits())
                    .as("found by what was asked")
                    .anyMatch(hit -> hit.person().id().equals(it.id()));
        }
        assertThat(patients.match(JOB, it.claimed()))
                .isInstanceOfSatisfying(
                        MatchResult.Found.class,
                        found -> assertThat(found.patient()).isEqualTo(it.id()));
    }

    /** As a search on another machine asks. */
    private void foundBy(IndexKeys node, Known it) {
        var held = asking.as(
                JOB,
                sql -> sql.of(
                                "select patient_id from patients.search_key where blinded = any (cast(:forms as bytea[]))")
                        .param("forms", node.everyForm(sql, "search-number", it.number()))
                        .query(UUID.class)
                        .list());
        assertThat(held).containsExactly(it.id());
    }

    private Known created() {
        var claimed = claimed(letters(12));
        return new Known(patients.create(JOB, claimed), claimed);
    }

    private static Claimed claimed(String number) {
        return new Claimed(
                "test",
                letters(11),
                List.of("Greta"),
                LocalDate.of(1948, 11, 2),
                null,
                List.of(new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:test:mrn", number)),
                List.of("555-0100"),
                List.of(),
                null,
                "en-US");
    }

    private static String letters(int count) {
        return RANDOM.ints(count, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private UUID account(String name) {
        var wanted = new NewAccount(name, "long enough for " + name, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
        return accounts.createStaff(JOB, wanted, "", "Karl", "Test", "Clerk", Set.of());
    }

    private static Thread again(AtomicBoolean stop, ConcurrentLinkedQueue<Throwable> failed, Runnable what) {
        return Thread.startVirtualThread(() -> {
            while (!stop.get()) {
                try {
                    what.run();
                } catch (RuntimeException | AssertionError e) {
                    failed.add(e);
                }
            }
        });
    }

    /** Everything that stands in a blinded column, as hexadecimal digits. */
    private Set<String> values() {
        return keeping.as(JOB, sql -> {
            var places = new ArrayList<BlindPlace>();
            where.blinded(DataKey.of(UUID.randomUUID())).forEach(places::add);
            for (var room : List.of("access", "intake")) {
                where.blinded(DataKey.of(room)).forEach(places::add);
            }
            assertThat(places).hasSizeGreaterThanOrEqualTo(13);
            var values = new HashSet<String>();
            for (var place : places) {
                var value = place.several() ? "unnest(" + place.column() + ")" : place.column();
                values.addAll(sql.of("select encode(v, 'hex') from (select %s as v from %s) a where v is not null"
                                .formatted(value, place.table()))
                        .query(String.class)
                        .list());
            }
            return values;
        });
    }
}
