package org.havenport.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.havenport.access.ProgramSignIn;
import org.havenport.access.Totp;
import org.havenport.intake.Counts;
import org.havenport.intake.Intake;
import org.havenport.protocols.Texts;
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
    private final Texts texts;
    private final ProgramSignIn signIn;
    private final Intake intake;
    private final PeopleSignIn accounts;
    private final CopyOfTheKey copy;
    private final Clock clock;

    FirstStart(
            @Value("${havenport.data}") Path folder,
            PolicyOfThePractice policy,
            Texts texts,
            ProgramSignIn signIn,
            Intake intake,
            PeopleSignIn accounts,
            CopyOfTheKey copy,
            Clock clock) {
        this.folder = folder;
        this.policy = policy;
        this.texts = texts;
        this.signIn = signIn;
        this.intake = intake;
        this.accounts = accounts;
        this.copy = copy;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        var opening = Opening.read(folder).orElseThrow();
        if (opening.done()) {
            return;
        }
        records(opening);
        var made = accounts.open(JOB, opening);
        policy.decide(opening);
        approve(opening);
        copy.confirm(JOB, folder);
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

    /** Max, the counsel, approves what is still a draft. */
    private void approve(Opening opening) {
        if (texts.waitingForCounsel().isEmpty()) {
            return;
        }
        var max = opening.logins().stream()
                .filter(login -> Colleague.MAX.name().equals(login.colleague()))
                .findFirst()
                .orElseThrow();
        var now = clock.instant();
        // A code works once; the next one, already good, is for a start that follows an interrupted one at once.
        var counsel = signIn(max, now)
                .or(() -> signIn(max, now.plusSeconds(30)))
                .orElseThrow(() -> new IllegalStateException("Counsel could not sign in"));
        var today = LocalDate.ofInstant(clock.instant(), Opening.ZONE);
        texts.waitingForCounsel()
                .forEach(text -> texts.approve(
                        counsel, text.key(), text.version(), text.locale(), today.minusDays(1), today.plusMonths(23)));
        signIn.signOut(counsel);
    }

    private Optional<Viewer> signIn(Login login, Instant at) {
        return signIn.signIn(login.username(), login.password(), Totp.code(login.totpSecret(), at));
    }
}
