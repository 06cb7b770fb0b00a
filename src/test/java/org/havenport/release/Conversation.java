package org.havenport.release;

/** What somebody fills in who spoke with a patient about a result that waits. */
public final class Conversation {

    private Conversation() {}

    /** A form with nothing missing, filled in by values that came in then. */
    public static String[] filledIn(String since, String told) {
        return new String[] {
            "since",
            since,
            "outcome",
            "SPOKE",
            "medium",
            "PHONE",
            "identifiers",
            "BIRTH_DATE",
            "identifiers",
            "ADDRESS",
            "told",
            told,
            "understood",
            "true"
        };
    }
}
