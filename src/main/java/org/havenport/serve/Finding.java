package org.havenport.serve;

/**
 * What was seen of one thing a portal needs.
 *
 * @param thing for example {@code memory}
 * @param seen the fact, in words
 * @param act what to do; empty when nothing is to be done
 */
record Finding(String thing, State state, String seen, String act) {

    /** How much it matters. */
    enum State {
        GOOD,
        /** The portal runs, and would run better or safer otherwise. */
        BETTER,
        /** The portal does not run, or must not. */
        MISSING
    }

    static Finding good(String thing, String seen) {
        return new Finding(thing, State.GOOD, seen, "");
    }

    static Finding better(String thing, String seen, String act) {
        return new Finding(thing, State.BETTER, seen, act);
    }

    static Finding missing(String thing, String seen, String act) {
        return new Finding(thing, State.MISSING, seen, act);
    }
}
