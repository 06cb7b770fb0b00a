package org.havenport.safeguards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was seen when a safeguard was asked.
 *
 * @param state whether the promise holds
 * @param seen the figure or fact looked up, in words without health information, for example {@code "0 of 1,204
 *     released results lack an obligation"}
 * @param asOf when it was looked up
 * @param act path of the page where someone can act on it, or {@code null} when there is nothing to do
 */
public record Evidence(
        State state, String seen, Instant asOf, @Nullable String act) {

    /** The states of a promise (ruling 16; a waiver is kept beside the promise, not in its evidence). */
    public enum State {
        HOLDS,
        NEEDS_ATTENTION,
        BROKEN
    }

    public static Evidence holds(String seen, Instant asOf) {
        return new Evidence(State.HOLDS, seen, asOf, null);
    }

    public static Evidence needsAttention(String seen, Instant asOf, @Nullable String act) {
        return new Evidence(State.NEEDS_ATTENTION, seen, asOf, act);
    }

    public static Evidence broken(String seen, Instant asOf, @Nullable String act) {
        return new Evidence(State.BROKEN, seen, asOf, act);
    }

    /** Holds when {@code count} is zero, else broken: for promises of the form "no such thing exists". */
    public static Evidence none(long count, String seen, Instant asOf, @Nullable String act) {
        return count == 0 ? holds(seen, asOf) : broken(seen, asOf, act);
    }
}
