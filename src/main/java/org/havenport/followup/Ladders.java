package org.havenport.followup;

import static org.havenport.followup.LadderParameters.CALL;
import static org.havenport.followup.LadderParameters.CRITICAL_CALL;
import static org.havenport.followup.LadderParameters.CRITICAL_REMINDER;
import static org.havenport.followup.LadderParameters.CRITICAL_TRY;
import static org.havenport.followup.LadderParameters.LETTER;
import static org.havenport.followup.LadderParameters.REMINDER;
import static org.havenport.followup.LadderParameters.SECOND;

import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.springframework.stereotype.Component;

/** The ladder with the times that are in force. */
@Component
class Ladders {

    private final Protocols protocols;
    private final BusinessHours hours;

    Ladders(Protocols protocols, BusinessHours hours) {
        this.protocols = protocols;
        this.hours = hours;
    }

    Ladder now() {
        return new Ladder(
                new Ladder.Times(
                        protocols.value(REMINDER),
                        protocols.value(SECOND),
                        protocols.value(CRITICAL_REMINDER),
                        protocols.value(CRITICAL_CALL),
                        protocols.value(CALL),
                        protocols.value(LETTER),
                        protocols.value(CRITICAL_TRY)),
                hours.clock());
    }

    /** How often somebody is tried before a certified letter is prepared. */
    int tries() {
        return protocols.value(LadderParameters.TRIES);
    }
}
