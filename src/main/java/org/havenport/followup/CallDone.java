package org.havenport.followup;

import java.util.Set;
import org.havenport.followup.ContactRecord.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call about everything somebody waits for.
 *
 * @param number which was dialled, {@link #NOT_ON_FILE} for any but those on file, or null when that is not said
 * @param seen what stood on the page, or null when that is not known
 */
record CallDone(
        CallOutcome outcome,
        Set<Identifier> identifiers,
        @Nullable Boolean understood,
        String told,
        @Nullable String number,
        @Nullable CallSeen seen) {

    /** They were called at a number that is not on file. */
    static final String NOT_ON_FILE = "OTHER";

    CallDone {
        identifiers = Set.copyOf(identifiers);
    }

    @Override
    public String toString() {
        return "call that ended with " + outcome;
    }
}
