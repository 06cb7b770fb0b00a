package org.havenport.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.havenport.intake.Counts;
import org.havenport.intake.Intake;
import org.havenport.intake.Run;
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
    private final CoverageOfThePractice coverage;
    private final WhatPatientsLearnt learnt;
    private final WhatStayedUnread unread;
    private final WhatTheCareTeamDid done;
    private final CopyOfTheKey copy;
    private final OpenDoors doors;
    private final PeopleInvited invited;

    FirstStart(
            @Value("${havenport.data}") Path folder,
            PolicyOfThePractice policy,
            Intake intake,
            PeopleSignIn accounts,
            DutiesOfThePractice duties,
            CoverageOfThePractice coverage,
            WhatPatientsLearnt learnt,
            WhatStayedUnread unread,
            WhatTheCareTeamDid done,
            CopyOfTheKey copy,
            OpenDoors doors,
            PeopleInvited invited) {
        this.learnt = learnt;
        this.unread = unread;
        this.done = done;
        this.doors = doors;
        this.invited = invited;
        this.folder = folder;
        this.policy = policy;
        this.intake = intake;
        this.accounts = accounts;
        this.duties = duties;
        this.coverage = coverage;
        this.copy = copy;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        var opening = Opening.read(folder).orElseThrow();
        if (opening.done()) {
            return;
        }
        people(opening);
        var made = accounts.open(JOB, opening);
        duties.name(JOB);
        coverage.name(JOB, opening.at());
        policy.decide(opening);
        learnt.bring(JOB, made);
        records(opening);
        unread.bring(JOB, opening, made);
        done.bring(opening, made);
        copy.confirm(JOB, folder);
        doors.open(JOB);
        invited.invite(JOB, opening, folder);
        made.write(folder);
        opening.completed().write(folder);
    }

    /** Who works here and who is treated; with an account of their own they are told what comes in for them. */
    private void people(Opening opening) throws IOException {
        var practice = opening.practice();
        var run = intake.begin(JOB, SOURCE, false);
        read(run, "practice", practice.facility());
        for (var number = 0; number < opening.patients(); number++) {
            read(run, "patient " + number, practice.whoIs(number));
        }
    }

    private void records(Opening opening) throws IOException {
        var practice = opening.practice();
        var run = intake.begin(JOB, SOURCE, false);
        try (var progress = Progress.of("Patients", opening.patients())) {
            for (var number = 0; number < opening.patients(); number++) {
                read(run, "patient " + number, practice.patient(number));
                progress.step();
            }
        }
        for (var bundle : practice.later()) {
            read(run, "later", bundle);
        }
    }

    private void read(Run run, String name, byte[] bundle) throws IOException {
        demand(intake.read(JOB, run, name, new ByteArrayInputStream(bundle)).counts());
    }

    private static void demand(Counts counts) {
        if (counts.refused() > 0 || counts.quarantined() > 0) {
            throw new IllegalStateException("Of the synthetic records %d were refused and %d quarantined"
                    .formatted(counts.refused(), counts.quarantined()));
        }
    }
}
