package org.havenport.access;

import java.util.UUID;
import org.havenport.notices.MayBeNudged;
import org.springframework.stereotype.Component;

/** Nobody is pointed to a portal that is not open to them. */
@Component
class OnlyWhomTheDoorLets implements MayBeNudged {

    private final Opening opening;

    OnlyWhomTheDoorLets(Opening opening) {
        this.opening = opening;
    }

    @Override
    public boolean mayBeNudged(UUID patient) {
        return opening.lets(patient);
    }
}
