package org.havenport.agreements;

import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds those who are asked for a new version, once a week until they have confirmed or only read (B.sec.4). */
@Component
class ReminderRounds {

    private static final Logger log = LoggerFactory.getLogger(ReminderRounds.class);

    private final Agreements agreements;

    ReminderRounds(Agreements agreements) {
        this.agreements = agreements;
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
    void rounds() {
        try {
            agreements.remind(new Viewer.Job("agreements"));
        } catch (RuntimeException e) {
            log.warn("A round of reminders ended early: {}", e.getClass().getSimpleName());
        }
    }
}
