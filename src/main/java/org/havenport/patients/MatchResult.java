package org.havenport.patients;

import java.util.Set;
import java.util.UUID;

/** Whose a message is, as far as its identifiers tell. */
public sealed interface MatchResult {

    /** Exactly one patient, by at least two independent identifiers. */
    record Found(UUID patient, Set<Agreement> agreed) implements MatchResult {
        public Found {
            agreed = Set.copyOf(agreed);
        }
    }

    /** Somebody on file is too much like the claim to be passed over, and too little to be meant: a person decides. */
    record Near(Doubt doubt) implements MatchResult {}

    /** Nobody on file, and nobody near: a source that is master of patients may create one. */
    record Unknown() implements MatchResult {}

    /** The identifiers contradict each other: a person decides. */
    record Conflict(Doubt doubt) implements MatchResult {}

    /** Why a person must decide; the reason names fields, never their content. */
    enum Doubt {
        TOO_LITTLE_IS_KNOWN("name and birth date are needed to know a person"),
        ONLY_ONE_IDENTIFIER_AGREES("only one identifier agrees with a patient on file"),
        SAME_BIRTH_DATE_AND_SIMILAR_NAME("a patient on file has the same birth date and a similar name"),
        SAME_NAME_AND_SIMILAR_BIRTH_DATE(
                "a patient on file has the same name and a birth date that could be this one mistyped"),
        BIRTH_DATE_DIFFERS("an identifier agrees with a patient on file whose birth date differs"),
        SEX_DIFFERS("an identifier agrees with a patient on file whose sex differs"),
        NAME_DIFFERS("record number and birth date agree with a patient on file who has another name"),
        GIVEN_NAME_DIFFERS(
                "record number and birth date agree with a patient on file who has another first name, as a twin would"),
        ANOTHER_FITS_THE_NAME_BETTER(
                "record number and birth date agree with a patient on file, and the name fits another of the same birth date better"),
        SEVERAL_PATIENTS("the identifiers belong to several patients on file");

        private final String reason;

        Doubt(String reason) {
            this.reason = reason;
        }

        /** The reason in words. */
        public String reason() {
            return reason;
        }
    }
}
