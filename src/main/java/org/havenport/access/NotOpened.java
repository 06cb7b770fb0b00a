package org.havenport.access;

import java.util.List;
import org.havenport.access.BeforeOpening.Missing;

/** The portal was not opened, or not yet; who asked is told why. */
public class NotOpened extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Why why;
    private final transient List<Missing> missing;

    /** Why it was refused. */
    public enum Why {
        /** Something mandatory is missing. */
        MISSING,
        /** The one who asked cannot be the one who agrees. */
        SECOND_PERSON,
        /** Somebody has asked for something already. */
        ASKED_ALREADY,
        /** Nobody has asked for anything. */
        NOT_ASKED
    }

    NotOpened(Why why, List<Missing> missing) {
        super(why.name(), null, false, false);
        this.why = why;
        this.missing = List.copyOf(missing);
    }

    public Why why() {
        return why;
    }

    /** What is missing, when that is why. */
    public List<Missing> missing() {
        return missing;
    }
}
