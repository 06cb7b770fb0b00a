package org.havenport.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.havenport.intake.Counts;
import org.havenport.intake.Intake;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Opens the synthetic practice on the first start. It runs before the program says it is ready; each of its steps can be
 * done again, so that an interrupted first start goes on with the next.
 */
@Component
@ConditionalOnProperty("havenport.demo")
class FirstStart implements ApplicationRunner {

    static final String SOURCE = "cedar-hollow-ehr";
    private static final Viewer.Job JOB = new Viewer.Job("demo");

    private final Path folder;
    private final PolicyOfThePractice policy;
    private final Intake intake;
    private final PeopleSignIn accounts;
    private final DutiesOfThePractice duties;
    private final CopyOfTheKey copy;
    private final OpenDoors doors;

    FirstStart(
            @Value("${havenport.data}") Path folder,
            PolicyOfThePractice policy,
            Intake intake,
            PeopleSignIn accounts,
            DutiesOfThePractice duties,
            CopyOfTheKey copy,
            OpenDoors doors) {
        this.doors = doors;
        this.folder = folder;
        this.policy = policy;
        this.intake = intake;
        this.accounts = accounts;
        this.duties = duties;
        this.copy = copy;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        var opening = Opening.read(folder).orElseThrow();
        if (opening.done()) {
            return;
        }
        records(opening);
        var made = accounts.open(JOB, opening);
        duties.name(JOB);
        policy.decide(opening);
        copy.confirm(JOB, folder);
        doors.open(JOB);
        made.write(folder);
        opening.completed().write(folder);
    }

    private void records(Opening opening) throws IOException {
        var practice = opening.practice();
        var run = intake.begin(JOB, SOURCE, false);
        var counts = intake.read(JOB, run, "practice", new ByteArrayInputStream(practice.facility()))
                .counts();
        try (var progress = Progress.of("Patients", opening.patients())) {
            for (var number = 0; number < opening.patients(); number++) {
                var bundle = new ByteArrayInputStream(practice.patient(number));
                counts = counts.plus(
                        intake.read(JOB, run, "patient " + number, bundle).counts());
                progress.step();
            }
        }
        demand(counts);
    }

    private static void demand(Counts counts) {
        if (counts.refused() > 0 || counts.quarantined() > 0) {
            throw new IllegalStateException("Of the synthetic records %d were refused and %d quarantined"
                    .formatted(counts.refused(), counts.quarantined()));
        }
    }
}
