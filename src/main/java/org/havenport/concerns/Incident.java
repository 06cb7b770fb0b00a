package org.havenport.concerns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that may have been shown to somebody whom it is not about. Presumed a breach until its assessment says
 * otherwise (45 CFR 164.402, ruling 9).
 *
 * @param patient in whose record it stood
 * @param items what it is about
 * @param discovered when a person said or found it: the clock runs from then
 * @param openedBy whose act opened it; all zeros for the program
 * @param correction the patient's own report, or null
 * @param filed since when it stood in the record, or null when that is not known
 * @param released since when the patient could see it, or null when never
 * @param retracted when it was taken out of the record, or null
 * @param restored when it was found to be the patient's after all, or null
 */
public record Incident(
        UUID patient,
        UUID id,
        Cause cause,
        List<UUID> items,
        Instant discovered,
        Instant due,
        UUID openedBy,
        @Nullable UUID correction,
        @Nullable Instant filed,
        @Nullable Instant released,
        @Nullable Instant retracted,
        @Nullable UUID retractedBy,
        @Nullable Instant restored,
        @Nullable UUID restoredBy,
        @Nullable Decision decision,
        @Nullable Instant decided,
        @Nullable UUID decidedBy) {

    public Incident {
        items = List.copyOf(items);
    }

    /** How it came to light. */
    public enum Cause {
        /** The patient said so. */
        NOT_MINE,
        /** Staff took it out of a record it did not belong to. */
        RETRACTED
    }

    /** What compliance decided. */
    public enum Decision {
        BREACH,
        /** The four factors show a low probability that anything was compromised. */
        LOW_PROBABILITY,
        /** Nobody was shown what is not theirs. */
        NOTHING_SHOWN
    }

    public boolean isOpen() {
        return decision == null;
    }

    /** Whether this person's own act is what it is about: they do not sign its decision. */
    public boolean isOf(UUID account) {
        return account.equals(openedBy) || account.equals(retractedBy) || account.equals(restoredBy);
    }
}
