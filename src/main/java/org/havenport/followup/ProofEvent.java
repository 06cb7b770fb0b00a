package org.havenport.followup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened about one matter.
 *
 * @param what as a key of words: {@code VIEWED}
 * @param detail a code beside it: a channel, an outcome, a reason; after a bar what belongs to that; or null
 * @param by the account behind it; null for the program
 * @param to the account it came to, or null
 * @param saying what was said or written then, as an item of the chart; or null
 */
record ProofEvent(
        Instant at,
        String what,
        @Nullable String detail,
        @Nullable UUID by,
        @Nullable UUID to,
        @Nullable UUID saying) {}
