package org.havenport.recovery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody cannot use the portal for now, or not all of it.
 *
 * @param appeal whom they speak to when they disagree
 * @param otherwise how they get their record in the meantime
 */
record Suspension(
        UUID id,
        UUID account,
        Scope scope,
        Reason reason,
        String appeal,
        String otherwise,
        Instant since,
        @Nullable UUID by) {

    /** What is taken away: as little as serves (C7). */
    enum Scope {
        /** Asking, sending and changing; everything is read and saved as before, and rights stay. */
        ASKING,
        /** Reading as well: only for fraud and security. */
        READING_TOO
    }

    /** Why. */
    enum Reason {
        MISUSE(false),
        ABUSE(false),
        PATIENT_REQUEST(false),
        FRAUD(true),
        SECURITY(true);

        private final boolean closesReading;

        Reason(boolean closesReading) {
            this.closesReading = closesReading;
        }

        boolean mayClose(Scope scope) {
            return scope == Scope.ASKING || closesReading;
        }
    }
}
