package org.havenport.worklist;

import java.util.List;

/** Coverage was not changed; the pages say why and what can be done instead. */
public class CoverageRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Why {
        /** Only administrators, portal coordinators and the medical director name who covers whom. */
        NOT_YOURS,
        /** Nobody is named who answers meanwhile. */
        NO_ALTERNATE,
        /** The two are one person. */
        SAME_PERSON,
        /** Who is named lacks the skill, is not trained, or works here no more. */
        LACKS_THE_SKILL,
        /** Who is named is away then too. */
        AWAY_TOO,
        /** Who is named is the other name in hours that need two. */
        LEAVES_HOURS_OPEN,
        /** It ends before it begins, is over already, or is longer than a year. */
        WRONG_TIMES
    }

    private final Why why;
    private final transient List<Roster.Gap> gaps;

    CoverageRefused(Why why) {
        this(why, List.of());
    }

    CoverageRefused(Why why, List<Roster.Gap> gaps) {
        super("Refused: " + why);
        this.why = why;
        this.gaps = List.copyOf(gaps);
    }

    public Why why() {
        return why;
    }

    /** The hours that would be open; empty when it is about something else. */
    List<Roster.Gap> gaps() {
        return gaps;
    }
}
