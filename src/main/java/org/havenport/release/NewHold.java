package org.havenport.release;

import java.time.LocalDate;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician wants held back; whole or not.
 *
 * @param reason in the clinician's words; it stays with the care team
 * @param until the day on which it opens by itself
 * @param alone that no less would do: nothing but this one entry, and no longer than needed
 */
public record NewHold(
        @Nullable Basis basis,
        @Nullable Recipient recipient,
        @Nullable Harm harm,
        String reason,
        @Nullable LocalDate until,
        boolean alone) {

    @Override
    public String toString() {
        return "hold";
    }
}
