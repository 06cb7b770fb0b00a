package org.havenport.practice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a promise may stay unkept for a while: somebody asked, a second person agreed, and it has an end.
 *
 * @param until the first day on which it no longer counts
 * @param approvedBy null while nobody has agreed
 */
record Waiver(
        UUID id,
        String promise,
        String reason,
        LocalDate until,
        Instant askedAt,
        UUID askedBy,
        @Nullable UUID approvedBy) {

    boolean counts(LocalDate today) {
        return approvedBy != null && today.isBefore(until);
    }

    boolean waits(LocalDate today) {
        return approvedBy == null && today.isBefore(until);
    }
}
