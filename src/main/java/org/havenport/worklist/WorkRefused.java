package org.havenport.worklist;

/** Something was not done with work; the pages say why and what can be done instead. */
public class WorkRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Why {
        /** It needs a higher skill than theirs: they can pass it up. */
        BELOW_ITS_SKILL,
        /** Its kind does not end like this. */
        NOT_AN_OUTCOME,
        /** A colleague has taken it. */
        TAKEN_BY_ANOTHER,
        /** Who is to get it lacks the skill, is away, or works here no more. */
        CANNOT_ACT,
        /** Passing down needs a reason. */
        NO_REASON,
        /** There is nobody above, or below. */
        NOWHERE_TO_PASS
    }

    private final Why why;

    WorkRefused(Why why) {
        super("Refused: " + why);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
