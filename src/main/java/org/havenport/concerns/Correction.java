package org.havenport.concerns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to correct an entry of the record (45 CFR 164.526).
 *
 * @param group what the entry is shown with: its report, or itself
 * @param words what the patient wrote, a Communication of the chart
 * @param due by when it is decided
 * @param extended when more time was taken, which happens at most once
 * @param extension why, a Communication of the chart
 * @param answer what staff wrote, a Communication of the chart
 * @param disagreement what the patient wrote about a denial, a Communication of the chart
 * @param read when the patient opened the decision
 */
public record Correction(
        UUID patient,
        UUID id,
        UUID item,
        UUID group,
        Wrong wrong,
        UUID words,
        Instant asked,
        Instant due,
        @Nullable Instant extended,
        @Nullable UUID extension,
        State state,
        @Nullable Instant decided,
        @Nullable UUID decidedBy,
        @Nullable UUID answer,
        @Nullable Denial denial,
        @Nullable Instant disagreed,
        @Nullable UUID disagreement,
        @Nullable Instant read) {

    /** How far it is. */
    public enum State {
        OPEN,
        ACCEPTED,
        DENIED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
