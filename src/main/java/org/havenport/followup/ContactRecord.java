package org.havenport.followup;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody tried to reach a patient about an item, and what came of it (A3.1).
 *
 * @param identifiers which identifiers the patient gave; two or more for a conversation
 * @param understood whether the patient could say it back; null when nobody spoke
 * @param told what was said and what the patient will do; empty when nobody spoke
 */
public record ContactRecord(
        UUID patient,
        UUID item,
        Medium medium,
        ContactOutcome outcome,
        Set<Identifier> identifiers,
        @Nullable Boolean understood,
        String told) {

    public ContactRecord {
        identifiers = Set.copyOf(identifiers);
    }

    /** How. */
    public enum Medium {
        PHONE,
        VIDEO,
        IN_PERSON
    }

    /** What came of it. */
    public enum ContactOutcome {
        SPOKE,
        VOICEMAIL,
        NO_ANSWER,
        WRONG_NUMBER
    }

    /** What tells one patient from another; two must be given (A1.8). */
    public enum Identifier {
        BIRTH_DATE,
        ADDRESS,
        RECORD_NUMBER,
        PHONE
    }

    @Override
    public String toString() {
        return "contact about " + item;
    }
}
