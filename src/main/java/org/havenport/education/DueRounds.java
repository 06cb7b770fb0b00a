package org.havenport.education;

import java.time.Duration;
import java.util.List;
import org.havenport.audit.Audit;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds in the log what calls for another round, and notes it once a week at most for the same cause (A7). */
@Component
class DueRounds {

    private static final Logger log = LoggerFactory.getLogger(DueRounds.class);
    private static final Viewer.Job JOB = new Viewer.Job("education");
    private static final Duration DAY = Duration.ofDays(1);

    private final Rounds rounds;
    private final Audit audit;
    private final Protocols protocols;

    DueRounds(Rounds rounds, Audit audit, Protocols protocols) {
        this.rounds = rounds;
        this.audit = audit;
        this.protocols = protocols;
    }

    @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT15M")
    void rounds() {
        try {
            look();
        } catch (RuntimeException e) {
            log.warn("A round of education ended early: {}", e.getClass().getSimpleName());
        }
    }

    /** Looks through the last day. */
    void look() {
        var locked = audit.about(JOB, List.of("sign-in-locked"), DAY, 1);
        var failed = audit.about(JOB, List.of("sign-in-failed"), DAY, protocols.value(EducationParameters.FAILED));
        var wrong = audit.about(JOB, List.of("wrong-channel-warned"), DAY, 1);
        rounds.note(JOB, Cause.LOCKED, locked);
        rounds.note(JOB, Cause.LOCKED, failed);
        rounds.note(JOB, Cause.WRONG_CHANNEL, wrong);
    }
}
