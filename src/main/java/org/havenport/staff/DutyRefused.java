package org.havenport.staff;

/** A duty was not given. */
public class DutyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not, as the pages say it. */
    public enum Why {
        /** Only administrators and security administrators name who has a duty. */
        NOT_YOURS_TO_GIVE,
        /** They have not joined, work here no more, lack the role, or their training is expired. */
        CANNOT_ACT,
        /** Holder and alternate are two people. */
        HAS_THE_OTHER_PLACE
    }

    private final Why why;

    DutyRefused(Why why) {
        super("Refused: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
