package org.havenport.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as staff see it afterwards, without its code.
 *
 * @param until the code works no longer from this instant on
 * @param ended when it was used, withdrawn or closed; null while it is none of them
 */
record Invitation(
        UUID patient,
        UUID id,
        Way way,
        Instant invitedAt,
        UUID invitedBy,
        Instant until,
        State state,
        @Nullable Instant ended) {

    /** What became of it. */
    enum State {
        OPEN,
        EXPIRED,
        USED,
        WITHDRAWN,
        /** After too many wrong tries. */
        CLOSED
    }
}
