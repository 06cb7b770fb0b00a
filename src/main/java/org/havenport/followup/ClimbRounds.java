package org.havenport.followup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets what is unread climb, every minute and on every node: each takes what no other has. */
@Component
class ClimbRounds {

    private static final Logger log = LoggerFactory.getLogger(ClimbRounds.class);
    private static final int AT_ONCE = 100;
    private static final int TIMES = 10;

    private final Climb climb;

    ClimbRounds(Climb climb) {
        this.climb = climb;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
    void climb() {
        try {
            for (int i = 0; i < TIMES && climb.round(AT_ONCE) == AT_ONCE; i++) {
                log.debug("There is more to look at");
            }
        } catch (RuntimeException e) {
            log.warn("A round of follow-up ended early: {}", e.getClass().getSimpleName());
        }
    }
}
