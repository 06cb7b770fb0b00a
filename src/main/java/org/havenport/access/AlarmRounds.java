package org.havenport.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute whose locks are to be told, on every node; an alarm is raised by one of them. */
@Component
class AlarmRounds {

    private static final Logger log = LoggerFactory.getLogger(AlarmRounds.class);

    private final ThreeLocksADayAreTold told;

    AlarmRounds(ThreeLocksADayAreTold told) {
        this.told = told;
    }

    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "PT1M")
    void round() {
        try {
            told.raise();
        } catch (RuntimeException e) {
            log.warn("A round over the locks ended early: {}", e.getClass().getSimpleName());
        }
    }
}
