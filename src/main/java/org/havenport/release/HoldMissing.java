package org.havenport.release;

/** What a hold lacks, without which it is refused (B.com.1b), in the order of its form. */
public enum HoldMissing {
    /** Nothing to hold: the patient can see it already, or it is not there. */
    ITEM("item"),
    BASIS("basis"),
    /** The law of a state acts by itself; nobody invokes it. */
    RULE("basis"),
    RECIPIENT("recipient"),
    HARM("harm"),
    /** A danger that does not count against this recipient's access. */
    HARM_THAT_COUNTS("harm"),
    REASON("reason"),
    SCOPE("alone"),
    END("until"),
    /** It ends in the past, or later than the practice lets any hold last. */
    END_IN_TIME("until"),
    /** Only a licensed clinician determines. */
    CLINICIAN("determiner"),
    /** The clinician has never looked after this patient. */
    RELATIONSHIP("determiner");

    private final String field;

    HoldMissing(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
