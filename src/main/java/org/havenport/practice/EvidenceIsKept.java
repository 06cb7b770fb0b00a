package org.havenport.practice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks every promise every few minutes, so that a turn is seen when nobody looks; the register keeps one answer an hour. */
@Component
@ConditionalOnWebApplication
class EvidenceIsKept {

    private static final Logger log = LoggerFactory.getLogger(EvidenceIsKept.class);

    private final LastAsked answers;

    EvidenceIsKept(LastAsked answers) {
        this.answers = answers;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void ask() {
        try {
            answers.ask();
        } catch (RuntimeException away) {
            log.warn("The safeguards could not be asked: {}", away.getClass().getSimpleName());
        }
    }
}
