package org.havenport.chart;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an item stands: what was written down of it, its two ends, and what it is about. */
record Stands(
        UUID id,
        ReleaseState state,
        @Nullable Instant held,
        @Nullable Instant kept,
        boolean confidential) {

    enum Who {
        PATIENT,
        PROXY,
        TRUSTED_PROXY,
        CARE_TEAM,
        NOBODY
    }

    /** In sentences. What is held until later is held; what was held until now or before is open. */
    ReleaseState really(Instant now) {
        var holds = isHeldUntilLater(now);
        return switch (state) {
            case RELEASED -> holds ? ReleaseState.HELD : ReleaseState.RELEASED;
            case HELD -> holds || held == null ? ReleaseState.HELD : ReleaseState.RELEASED;
            default -> state;
        };
    }

    /** Under what it counts among what is not seen yet: what waits for a call and is held besides opens to nobody who asks. */
    ReleaseState countsAs(Instant now) {
        return state == ReleaseState.AWAITING_CONTACT && isHeldUntilLater(now) ? ReleaseState.HELD : really(now);
    }

    private boolean isHeldUntilLater(Instant now) {
        return held != null && held.isAfter(now);
    }

    boolean isSeenBy(Who who, Instant now) {
        // What is kept from those who act for the patient, or confidential, is not for them, if only for now.
        var notForThem = kept != null && kept.isAfter(now);
        return switch (who) {
            case PATIENT -> really(now) == ReleaseState.RELEASED;
            case TRUSTED_PROXY -> really(now) == ReleaseState.RELEASED && !notForThem;
            case PROXY -> really(now) == ReleaseState.RELEASED && !notForThem && !confidential;
            case CARE_TEAM -> state != ReleaseState.RETRACTED;
            case NOBODY -> false;
        };
    }

    /** Whether they learn that there is something they do not see yet. */
    boolean isKnownTo(Who who, Instant now) {
        var notForThem = kept != null && kept.isAfter(now);
        var waits = really(now) != ReleaseState.RELEASED && really(now) != ReleaseState.RETRACTED;
        return switch (who) {
            case PATIENT, CARE_TEAM -> waits;
            case TRUSTED_PROXY -> waits && !notForThem;
            case PROXY -> waits && !notForThem && !confidential;
            case NOBODY -> false;
        };
    }
}
