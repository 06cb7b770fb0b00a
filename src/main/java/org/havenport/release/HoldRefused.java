package org.havenport.release;

import java.util.EnumSet;
import java.util.Set;

/** A hold without all that makes it lawful; nothing is kept or held then. */
public class HoldRefused extends RuntimeException {

    private final transient Set<HoldMissing> missing;

    HoldRefused(Set<HoldMissing> missing) {
        super("A hold lacks " + missing);
        this.missing = EnumSet.copyOf(missing);
    }

    /** What it lacks. */
    public Set<HoldMissing> missing() {
        return missing;
    }
}
