package org.havenport.worklist;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the rounds of work go on every node. */
@Component
class WorkClock {

    private static final Logger log = LoggerFactory.getLogger(WorkClock.class);

    private final WorkRounds rounds;

    WorkClock(WorkRounds rounds) {
        this.rounds = rounds;
    }

    @Scheduled(initialDelayString = "PT8S", fixedDelayString = "PT15S")
    void round() {
        try {
            rounds.walk();
        } catch (RuntimeException e) {
            log.warn("A round of work ended early: {}", e.getClass().getSimpleName());
        }
    }
}
