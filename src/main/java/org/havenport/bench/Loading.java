package org.havenport.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.havenport.access.Accounts;
import org.havenport.access.NewAccount;
import org.havenport.access.Opening;
import org.havenport.access.Totp;
import org.havenport.bench.Practice.Login;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
import org.havenport.intake.Counts;
import org.havenport.intake.Intake;
import org.havenport.intake.Run;
import org.havenport.patients.MatchResult;
import org.havenport.patients.Patients;
import org.havenport.people.Training;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.context.ApplicationContext;

/** Brings the synthetic patients in through the door that every import takes, and lets some of them sign in. */
final class Loading {

    static final int PATIENTS = 64;
    static final int NURSES = 8;
    private static final Viewer.Job JOB = new Viewer.Job("import");
    private static final int ENOUGH = 20;

    private final ApplicationContext program;
    private final Practice practice;

    Loading(ApplicationContext program, Practice practice) {
        this.program = program;
        this.practice = practice;
    }

    Practice load() throws IOException, InterruptedException, ExecutionException {
        var intake = program.getBean(Intake.class);
        var run = intake.begin(JOB, Practice.SOURCE, false);
        var generator = practice.generator();
        var counts = read(intake, run, List.of(generator.facility()));
        var cores = Runtime.getRuntime().availableProcessors();
        var parts = new ArrayList<Future<Counts>>();
        try (var threads = Executors.newFixedThreadPool(cores)) {
            for (int core = 0; core < cores; core++) {
                var first = core;
                parts.add(threads.submit(() -> {
                    var sum = Counts.NONE;
                    for (int number = first; number < practice.patients(); number += cores) {
                        sum = sum.plus(read(intake, run, List.of(generator.patient(number))));
                    }
                    return sum;
                }));
            }
        }
        for (var part : parts) {
            counts = counts.plus(part.get());
        }
        intake.finish(JOB, run);
        program.getBean(Opening.class).begin(JOB, Opening.State.OPEN);
        if (counts.refused() > 0) {
            throw new IllegalStateException("%d of the synthetic resources were refused".formatted(counts.refused()));
        }
        return practice.loaded(counts.filed(), logins());
    }

    static Counts read(Intake intake, Run run, List<byte[]> bundles) throws IOException {
        var counts = Counts.NONE;
        for (var bundle : bundles) {
            counts = counts.plus(intake.read(JOB, run, "bench", new ByteArrayInputStream(bundle))
                    .counts());
        }
        return counts;
    }

    private List<Login> logins() throws InterruptedException, ExecutionException {
        var accounts = program.getBean(Accounts.class);
        var logins = new ArrayList<Future<Login>>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var patient : withResults()) {
                logins.add(threads.submit(() -> {
                    var wanted = wanted();
                    accounts.createPatient(JOB, wanted, patient);
                    return new Login(wanted.username(), wanted.password(), wanted.totpSecret(), patient);
                }));
            }
            for (int n = 0; n < NURSES; n++) {
                var family = "Bench " + n;
                logins.add(threads.submit(() -> {
                    var wanted = wanted();
                    var nurse = accounts.createStaff(JOB, wanted, "", "Nurse", family, "nurse", Set.of(Role.NURSE));
                    var year = program.getBean(Clock.class).instant().plus(Duration.ofDays(360));
                    program.getBean(Training.class).enter(JOB, nurse, "Protecting health data", year);
                    return new Login(wanted.username(), wanted.password(), wanted.totpSecret(), null);
                }));
            }
        }
        var made = new ArrayList<Login>();
        for (var login : logins) {
            made.add(login.get());
        }
        return made;
    }

    private static NewAccount wanted() {
        return new NewAccount("bench-" + UUID.randomUUID(), "Bench-" + UUID.randomUUID(), Totp.newSecret());
    }

    /** Patients with so many laboratory results that a list is full. */
    private List<UUID> withResults() {
        var patients = program.getBean(Patients.class);
        var chart = program.getBean(Chart.class);
        var generator = practice.generator();
        return IntStream.range(0, practice.patients())
                .mapToObj(number -> patients.match(JOB, generator.claimed(Practice.SOURCE, number)))
                .filter(MatchResult.Found.class::isInstance)
                .map(found -> ((MatchResult.Found) found).patient())
                .filter(patient -> chart.items(
                                        JOB,
                                        ItemQuery.of(patient)
                                                .in(Category.LABORATORY)
                                                .ofTypes("Observation")
                                                .atMost(ENOUGH),
                                        "bench-counted")
                                .size()
                        == ENOUGH)
                .limit(PATIENTS)
                .toList();
    }
}
