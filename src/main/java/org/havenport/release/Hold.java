package org.havenport.release;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One report or entry that the law lets be held back for a time (C1). It covers the report with its members and
 * corrections, and what comes later and names it ({@link HeldWith}); nothing else.
 *
 * @param item the group of items in the chart
 * @param results of which class it is, or null when it is of none
 * @param harm of which kind, for {@link Basis#HARM_171_201_C1} alone
 * @param determiner the clinician who decided it; null when a state's law did
 * @param law the state's rule, for {@link Basis#STATE_LAW} alone
 */
public record Hold(
        UUID patient,
        UUID id,
        UUID item,
        @Nullable ResultClass results,
        Basis basis,
        Recipient recipient,
        @Nullable Harm harm,
        @Nullable UUID determiner,
        @Nullable Law law,
        Instant placed,
        Instant expires) {

    /** Why it may be held back at all. A patient's wish to wait is a request, and none of these. */
    public enum Basis {
        /** A licensed clinician's determination about this patient and this entry (45 CFR 171.201(c)(1)). */
        HARM_171_201_C1,
        /** The data are believed to be misidentified, mismatched, corrupt or wrong (45 CFR 171.201(c)(2)). */
        DATA_171_201_C2,
        /** The law of a state, by the rules that counsel has approved. */
        STATE_LAW,
        /** A law on privacy (45 CFR 171.202). */
        PRIVACY_171_202
    }

    /** From whom it is held back. */
    public enum Recipient {
        /** From the patient, and from whoever acts for them. */
        PATIENT,
        /** From those alone who act for the patient. */
        REPRESENTATIVE
    }

    /** Which danger counts (45 CFR 164.524(a)(3)). */
    public enum Harm {
        /** To the life or physical safety of the patient or another person: counts against the patient's own access. */
        LIFE_OR_SAFETY,
        /** Substantial harm to the patient or another person, by the access of a representative. */
        SUBSTANTIAL_HARM,
        /** Substantial harm to another person whom the entry speaks of. */
        OTHER_PERSON;

        /** Whether it counts against this recipient's access. */
        boolean counts(Recipient recipient) {
            return this == OTHER_PERSON || (this == LIFE_OR_SAFETY) == (recipient == Recipient.PATIENT);
        }
    }

    /**
     * A state's rule as it acts on this entry.
     *
     * @param state its two letters
     * @param contactFirst somebody speaks with the patient first
     * @param patientMayOpen the patient may open it before its time
     * @param clinicianMayRelease a clinician may open it before its time
     */
    public record Law(
            String state, String statute, boolean contactFirst, boolean patientMayOpen, boolean clinicianMayRelease) {}

    /** Who determined these. */
    static Set<UUID> determiners(Collection<Hold> holds) {
        return holds.stream().map(Hold::determiner).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Whether the patient may open it before its time. */
    public boolean patientMayOpen() {
        return law != null && law.patientMayOpen();
    }

    /** Whether a clinician may open it before its time. */
    public boolean clinicianMayRelease() {
        return law == null || law.clinicianMayRelease();
    }

    /** Whether it ends with a conversation. */
    boolean contactFirst() {
        return law != null && law.contactFirst();
    }
}
