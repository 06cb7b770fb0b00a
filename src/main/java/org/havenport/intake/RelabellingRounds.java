package org.havenport.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Labels what was filed earlier, after the start and as long as anything is left; says in the log how far it is. */
@Component
class RelabellingRounds {

    private static final Logger log = LoggerFactory.getLogger(RelabellingRounds.class);
    private static final int AT_ONCE = 10;
    private static final int TOLD = 1_000;

    private final Relabelling relabelling;

    RelabellingRounds(Relabelling relabelling) {
        this.relabelling = relabelling;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void label() {
        try {
            var walked = 0;
            for (var some = AT_ONCE; some == AT_ONCE; walked += some) {
                some = relabelling.round(AT_ONCE);
                if (walked % TOLD == 0) {
                    relabelling
                            .underWay()
                            .ifPresent(it -> log.info(
                                    "Labels: {} of {} records looked through, {} entries got one",
                                    it.records(),
                                    it.all(),
                                    it.labelled()));
                }
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn("Labelling stopped and goes on later: {}", away.getClass().getSimpleName());
        }
    }
}
