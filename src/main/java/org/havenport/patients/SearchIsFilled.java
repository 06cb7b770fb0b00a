package org.havenport.patients;

import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes those patients findable who were on file before there was a search; goes on where it was stopped. */
@Component
class SearchIsFilled {

    private static final Logger log = LoggerFactory.getLogger(SearchIsFilled.class);
    private static final Viewer JOB = Viewer.job("search");

    private final Patients patients;

    SearchIsFilled(Patients patients) {
        this.patients = patients;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10M")
    void fill() {
        var filled = 0;
        try {
            for (var some = patients.fillSearch(JOB); some > 0; some = patients.fillSearch(JOB)) {
                filled += some;
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "Filling the search stopped and goes on later: {}",
                    away.getClass().getSimpleName());
        }
        if (filled > 0) {
            log.info("{} patients can be found by a search", filled);
        }
    }
}
