package org.havenport.followup;

import java.time.Instant;
import java.util.UUID;
import org.havenport.chart.ItemGroup;
import org.jspecify.annotations.Nullable;

/**
 * Something the patient was shown and must be known to have received (A.risk.1, B.com.3).
 *
 * @param item the group of items in the chart
 * @param firstViewed when the patient or a proxy first looked, or null
 * @param confirmed when they said they had seen it, or null
 * @param reviewed when a clinician looked, or null
 */
public record Obligation(
        UUID patient,
        UUID item,
        Consequence consequence,
        Because because,
        Instant opened,
        @Nullable Instant firstViewed,
        @Nullable Instant confirmed,
        @Nullable Instant reviewed) {

    /** The same in the chart. */
    public ItemGroup group() {
        return new ItemGroup(patient, item);
    }

    /** Why it was opened to the patient. */
    public enum Because {
        /** The result was final and nothing stood against showing it. */
        FINAL,
        /** Somebody had spoken with the patient. */
        CONTACT_RECORDED,
        /** The patient asked to see it before anyone had called (C1). */
        PATIENT_REQUEST,
        /** Somebody of the practice wrote it to them. */
        SENT,
        /** The portal asked them itself. */
        ASKED
    }
}
