package org.havenport.followup;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
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
        /** Came early, and never became final. */
        EARLY,
        /** Shown to the patient, and nobody of the care team has looked. */
        REVIEW,
        /** Looked at and of consequence, and not known to have reached the patient. */
        CONTACT,
        /** Referred, and no visit. */
        REFERRAL;

        boolean isOrder() {
            return this == TEST || this == REFERRAL;
        }

        /** Whether a person may end it with a reason alone. */
        boolean endsWithAReason() {
            return !reasons().isEmpty();
        }

        /** The reasons with which a person ends it. */
        Set<Reason> reasons() {
            return isOrder() ? Reason.OF_ORDERS : this == EARLY ? Reason.OF_RESULTS : Set.of();
        }
    }

    /** Why a person ended a wait for what was ordered, or for the final form of a result. */
    enum Reason {
        DONE_ELSEWHERE,
        NO_LONGER_NEEDED,
        PATIENT_DECLINED,
        ORDERED_TWICE,
        ORDERED_IN_ERROR,
        /** Whoever sent the result says that nothing more will come. */
        NO_FINAL_COMES,
        PATIENT_LEFT,
        PATIENT_DIED;

        private static final Set<Reason> OF_ORDERS = EnumSet.complementOf(EnumSet.of(NO_FINAL_COMES));
        private static final Set<Reason> OF_RESULTS =
                EnumSet.of(DONE_ELSEWHERE, NO_LONGER_NEEDED, NO_FINAL_COMES, PATIENT_LEFT, PATIENT_DIED);
    }
}
