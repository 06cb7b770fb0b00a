package org.havenport.home;

/**
 * A line of "what happens next": when, and what by whom.
 *
 * @param done whether it has happened already
 */
public record NextStep(String when, String what, boolean done) {

    public static NextStep of(String when, String what) {
        return new NextStep(when, what, false);
    }
}
