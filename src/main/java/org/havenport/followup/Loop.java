package org.havenport.followup;

import java.time.Instant;
import java.util.UUID;
import org.havenport.chart.ItemGroup;

/**
 * Something that was begun and is not ended.
 *
 * @param subject the order, or the result
 * @param since from when it is counted
 */
record Loop(Kind kind, UUID patient, UUID subject, Instant since) {

    /** What it is about, in the chart. */
    ItemGroup group() {
        return new ItemGroup(patient, subject);
    }

    /** What is awaited. */
    enum Kind {
        /** Ordered, and no final result. */
        TEST,
        /** Shown to the patient, and nobody of the care team has looked. */
        REVIEW,
        /** Looked at and of consequence, and not known to have reached the patient. */
        CONTACT,
        /** Referred, and no visit. */
        REFERRAL;

        boolean isOrder() {
            return this == TEST || this == REFERRAL;
        }
    }

    /** Why a person ended a wait for what was ordered. */
    enum Reason {
        DONE_ELSEWHERE,
        NO_LONGER_NEEDED,
        PATIENT_DECLINED,
        ORDERED_TWICE,
        ORDERED_IN_ERROR,
        PATIENT_LEFT,
        PATIENT_DIED
    }
}
