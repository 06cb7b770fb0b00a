package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import org.havenport.followup.Consequence;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.springframework.stereotype.Component;

/** By when somebody calls: about what is critical in real time, about what is significant in business time (ruling 5). */
@Component
class CallClock {

    private final Protocols protocols;
    private final BusinessHours hours;

    CallClock(Protocols protocols, BusinessHours hours) {
        this.protocols = protocols;
        this.hours = hours;
    }

    /** By when somebody calls about what came in at an instant. */
    Instant callBy(Consequence consequence, Instant since) {
        return consequence == Consequence.CRITICAL
                ? since.plus(Duration.ofMinutes(protocols.value(ReleaseParameters.CALL_WITHIN)))
                : hours.clock().due(since, protocols.value(ReleaseParameters.SIGNIFICANT_CALL_WITHIN));
    }

    /** By when somebody calls who opened it before the call. */
    Instant afterOpening(Consequence consequence, Instant opened) {
        var within = Duration.ofMinutes(protocols.value(ReleaseParameters.CALL_AFTER_OPENING));
        return consequence == Consequence.CRITICAL ? opened.plus(within) : hours.after(opened, within);
    }
}
