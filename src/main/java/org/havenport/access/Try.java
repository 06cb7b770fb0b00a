package org.havenport.access;

import java.time.Duration;
import java.time.Instant;

/** What may be done with a name now, from where it is tried (A1.4). */
public sealed interface Try {

    /** Go on; {@code left} more failures are allowed if this one fails. */
    record Counted(int left) implements Try {}

    /** Too soon after a failure: so long it must be between them by now. */
    record Wait(Duration between) implements Try {}

    /** Not before this instant, from here. */
    record Locked(Instant until) implements Try {}

    /** Not from a place or browser that is new, before the person was made sure of. */
    record Closed() implements Try {}

    /** Too many failures came from this network in the last minutes, whatever the names. */
    record NetworkTired() implements Try {}
}
