package org.havenport.intake;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about what waits.
 *
 * @param target the record it goes to; only to file
 * @param takeOver take over name, contact and numbers of the message
 * @param why a code; only to discard
 * @param by who proposed it
 * @param needsSecond it is done only when another person has confirmed it
 */
record Decision(
        UUID held,
        int round,
        What what,
        @Nullable UUID target,
        boolean takeOver,
        @Nullable String why,
        Set<Typed.What> typed,
        UUID by,
        boolean needsSecond,
        @Nullable UUID confirmedBy) {

    Decision {
        typed = Set.copyOf(typed);
    }

    /** What becomes of it. */
    enum What {
        FILE,
        CREATE,
        DISCARD
    }

    boolean mayBeDone() {
        return !needsSecond || confirmedBy != null && !confirmedBy.equals(by);
    }
}
