package org.havenport.release;

import java.util.List;
import org.havenport.followup.Consequence;

/**
 * One reason why something is spoken about first.
 *
 * @param facts what the words of its kind need, in their order; at most 240 characters each
 */
public record Reason(Kind kind, Consequence consequence, List<String> facts) {

    private static final int LONGEST_FACT = 240;

    /** What was seen. The words of each stand under {@code release.reason.<kind>}. */
    public enum Kind {
        /** The laboratory marked it: test, value. */
        FLAG,
        /** It is at or beyond an approved limit: test, value, limit. */
        LIMIT,
        /** It is measured in a unit that cannot be compared with the limit: test, value. */
        UNIT,
        /** It is no number that can be compared with the limit: test, value. */
        NO_NUMBER,
        /** A report says it: the words found, the sentence. */
        WORDS,
        /** The text of a report is too long to be read by rules. */
        TOO_LONG,
        /** The text of a report could not be read by rules. */
        UNREADABLE,
        /** Nothing in a report is grave, and nothing says that it is harmless: the part nobody could judge. */
        UNCLEAR,
        /** A diagnosis of the approved list: its name. */
        DIAGNOSIS,
        /** Who sent it asks that somebody speaks with the patient first: the label TBOO. */
        LABEL,
        /** Somebody of the care team said so: their words, their name. */
        CLINICIAN
    }

    public Reason {
        facts = facts.stream()
                .map(fact -> fact.length() <= LONGEST_FACT ? fact : fact.substring(0, LONGEST_FACT - 1) + "…")
                .toList();
    }

    static Reason of(Kind kind, Consequence consequence, String... facts) {
        return new Reason(kind, consequence, List.of(facts));
    }

    @Override
    public String toString() {
        return kind + " " + consequence;
    }
}
