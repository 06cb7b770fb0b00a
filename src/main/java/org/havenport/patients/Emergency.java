package org.havenport.patients;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that somebody opened by giving a reason.
 *
 * @param account who
 * @param note what they wrote beside it
 * @param until when it ended, or will
 * @param reviewBy when compliance has looked at it
 * @param review what compliance found; null while nobody has looked
 */
public record Emergency(
        UUID patient,
        UUID id,
        UUID account,
        EmergencyReason reason,
        String note,
        Instant at,
        Instant until,
        Instant reviewBy,
        @Nullable Review review) {

    /** What compliance may find. */
    public enum Outcome {
        JUSTIFIED,
        EXPLAINED,
        NOT_JUSTIFIED
    }

    /** What compliance found. */
    public record Review(Outcome outcome, UUID by, Instant at, String note) {
        @Override
        public String toString() {
            return "review of " + at;
        }
    }

    /** What is kept of the reason; the note is sealed. */
    record Said(EmergencyReason reason, byte[] note, Instant reviewBy) {}

    @Override
    public String toString() {
        return "Emergency[" + id + "]";
    }
}
