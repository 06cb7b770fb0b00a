package org.havenport.release;

/** Somebody called about values that have been replaced meanwhile: the newer ones must be looked at first. */
public class NewerValue extends RuntimeException {

    NewerValue() {
        super("Newer values came in");
    }
}
