package org.havenport.people;

/** A training was not entered, or not extended. */
public class TrainingRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not, as the pages say it. */
    public enum Why {
        WHICH_COURSE,
        /** Completed in the future, over already, or counting for more than a year. */
        DAYS,
        WHICH_REASON,
        NEVER_TRAINED,
        EXTENDED_ALREADY,
        STILL_CURRENT
    }

    private final Why why;

    TrainingRefused(Why why) {
        super("Refused: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
