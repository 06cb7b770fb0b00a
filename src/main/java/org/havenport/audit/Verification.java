package org.havenport.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What looking at the whole log came to.
 *
 * @param held true when nothing was found
 * @param lines how many sealed lines are whole before the first bad row: all of them when it held
 * @param anchors how many signed heads outside the database agreed
 * @param problems how many things are wrong; what follows a bad row is looked at all the same
 * @param first the first bad row, or {@code null} when there is none
 * @param at when it was finished
 */
public record Verification(
        boolean held,
        long lines,
        long anchors,
        long problems,
        @Nullable Problem first,
        Instant at) {

    /**
     * The first thing that is wrong.
     *
     * @param position its place in the chain, or {@code null} when it has none
     * @param seq the number of the line, or {@code null} when it is not known
     * @param what one sentence, without health information
     */
    public record Problem(
            Kind kind, @Nullable Long position, @Nullable Long seq, String what) {}

    /** What can be wrong. */
    public enum Kind {
        CHANGED,
        MISSING,
        INSERTED,
        REORDERED,
        UNSEALED,
        TRUNCATED,
        ANOTHER_HISTORY,
        ANCHORS_DAMAGED
    }
}
