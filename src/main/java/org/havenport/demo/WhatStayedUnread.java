package org.havenport.demo;

import java.time.Duration;
import java.util.Map;
import org.havenport.followup.Calls;
import org.havenport.followup.Obligations;
import org.havenport.viewer.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Some patients have not read what was released to them for a while: they are reminded, called or written to. */
@Component
@ConditionalOnProperty("havenport.demo")
class WhatStayedUnread {

    /** Since when; the same as in their stories. */
    private static final Map<Integer, Duration> SINCE = Map.of(
            Known.TOMAS, Duration.ofMinutes(1980),
            Known.SOMEBODY_WRITTEN_TO, Duration.ofDays(12),
            Known.SOMEBODY_CALLED, Duration.ofDays(11));

    private final Obligations obligations;
    private final Calls calls;

    WhatStayedUnread(Obligations obligations, Calls calls) {
        this.obligations = obligations;
        this.calls = calls;
    }

    /** Can be done again. */
    void bring(Viewer.Job job, Opening opening, DemoAccounts made) {
        SINCE.forEach((number, age) -> {
            if (number < opening.patients()) {
                var patient = made.patient(opening, number);
                obligations.brought(job, patient, opening.at().minus(age));
                calls.brought(job, patient);
            }
        });
    }
}
