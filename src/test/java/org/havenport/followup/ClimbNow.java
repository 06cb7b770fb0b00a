package org.havenport.followup;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets the program look at what one patient is owed, so that a journey need not wait for the next round. */
@Component
public class ClimbNow {

    private final Climb climb;

    ClimbNow(Climb climb) {
        this.climb = climb;
    }

    /** As the round does. */
    public void looks(UUID patient) {
        climb.look(patient);
    }
}
