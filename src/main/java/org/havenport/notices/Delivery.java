package org.havenport.notices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one address, and what became of it.
 *
 * @param why a word of ours, or a code of RFC 3463; null while all is well
 */
public record Delivery(
        UUID patient,
        UUID id,
        UUID point,
        String kind,
        Channel channel,
        State state,
        @Nullable String why,
        Instant made,
        int attempts,
        @Nullable Instant settled,
        boolean seen) {

    /** What became of it. */
    public enum State {
        /** It waits, or is tried again. */
        QUEUED,
        /** The next system has taken it. */
        HANDED_OVER,
        /** That system said that it got there. */
        DELIVERED,
        /** It came back. */
        BOUNCED,
        /** Nobody took it. */
        FAILED,
        /** Nobody should be told any more. */
        CANCELLED
    }
}
