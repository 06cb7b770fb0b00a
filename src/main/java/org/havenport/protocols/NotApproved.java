package org.havenport.protocols;

/** An approval that cannot be given; nothing was kept. */
public class NotApproved extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** The reasons. */
    public enum Why {
        /** There is no such draft, or it was approved already. */
        NO_DRAFT,
        /** Whoever wrote a text does not approve it. */
        OWN_TEXT,
        /** The words are not those that were read. */
        OTHER_WORDS,
        /** It would begin before today, or end before it begins. */
        DATES,
        /** It would last longer than 24 months. */
        TOO_LONG,
        /** No qualified translator is named. */
        NO_TRANSLATOR
    }

    NotApproved(Why why) {
        super("Not approved: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
