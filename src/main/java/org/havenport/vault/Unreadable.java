package org.havenport.vault;

/** Sealed data could not be opened: it was changed, belongs to another patient or place, or its key is gone. */
public class Unreadable extends RuntimeException {

    Unreadable(String what) {
        super(what);
    }
}
