package org.havenport.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the practice asks how they want to be reached.
 *
 * @param since since when they stand on the list
 * @param last what was noted last; null when nothing was
 */
record FollowUp(
        UUID patient, List list, Instant since, @Nullable Note last) {

    /** Why somebody is asked. */
    enum List {
        /** Invited, and never came. */
        NEVER,
        /** The invitation was closed after wrong tries. */
        CLOSED,
        /** Has an account and does not use it. */
        DORMANT,
        /** Left the portal. */
        LEFT
    }

    /** What came of asking. */
    enum Outcome {
        SPOKE,
        LETTER_AGAIN,
        NOT_WANTED,
        NOT_REACHED
    }

    /**
     * That somebody asked.
     *
     * @param next when they are asked again; null when they do not want it
     * @param owner who does so
     */
    record Note(Outcome outcome, @Nullable LocalDate next, UUID owner, UUID by, Instant at) {}
}
