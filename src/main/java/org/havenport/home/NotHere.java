package org.havenport.home;

/**
 * There is no such page for this viewer: it does not exist, belongs to another person, or is not allowed. All three get
 * one and the same answer, so that nobody learns which it was.
 */
public class NotHere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotHere() {
        super("not here", null, false, false);
    }
}
