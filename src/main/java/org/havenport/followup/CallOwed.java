package org.havenport.followup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be called.
 *
 * @param because why a person calls
 * @param gravest how much depends on it at most
 * @param due when the first of it is due
 * @param items what was released, the first due first
 * @param holder who has taken it on, or null
 */
record CallOwed(
        UUID patient,
        CallReason because,
        Consequence gravest,
        Instant due,
        int tries,
        List<UUID> items,
        @Nullable UUID holder) {

    CallOwed {
        items = List.copyOf(items);
    }

    /** The same about some of it alone. */
    CallOwed about(List<UUID> some) {
        return new CallOwed(patient, because, gravest, due, tries, some, holder);
    }
}
