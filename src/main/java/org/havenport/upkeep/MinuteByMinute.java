package org.havenport.upkeep;

import java.io.IOException;
import org.havenport.protocols.BusinessHours;
import org.havenport.serve.OwnPages;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks every minute whether the start page and the database answer, as a browser would. */
@Component
class MinuteByMinute {

    private static final Logger log = LoggerFactory.getLogger(MinuteByMinute.class);
    private static final Viewer.Job JOB = new Viewer.Job("upkeep");

    private final OwnPages own;
    private final Availability availability;
    private final BusinessHours hours;

    MinuteByMinute(OwnPages own, Availability availability, BusinessHours hours) {
        this.own = own;
        this.availability = availability;
        this.hours = hours;
    }

    @Scheduled(initialDelayString = "PT15S", fixedRateString = "PT1M")
    void look() {
        if (own.open()) {
            look(own::get);
        }
    }

    void look(TheServedStartPageSaysTheDisclaimer.Browser browser) {
        try {
            if (browser.get("/", "en").status() == 200
                    && browser.get("/status/ready", "en").status() == 200) {
                availability.count(JOB, hours.zone());
            }
        } catch (IOException | RuntimeException down) {
            log.warn("The portal did not answer itself: {}", down.getClass().getSimpleName());
        }
    }
}
