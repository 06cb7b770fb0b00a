package org.havenport.viewer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody was given.
 *
 * @param endsAt when it lapses if nobody confirms it before; null only for one from before grants lapsed
 * @param until the last instant it may be confirmed to; null when it was given without an end
 * @param grantedBy who gave it; null when the program did
 */
public record RoleGrant(
        UUID account,
        Role role,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant until,
        String reason,
        @Nullable UUID grantedBy,
        @Nullable UUID confirmedBy,
        @Nullable Instant confirmedAt) {

    /** Whether it is in force at an instant. */
    public boolean stands(Instant at) {
        return !startsAt.isAfter(at) && (endsAt == null || endsAt.isAfter(at));
    }

    /** Who answers for it: who confirmed it last, else who gave it. */
    public @Nullable UUID answeredBy() {
        return confirmedBy == null ? grantedBy : confirmedBy;
    }
}
