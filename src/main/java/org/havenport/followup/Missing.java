package org.havenport.followup;

/** A part of a contact record that is not there yet. */
public enum Missing {
    OUTCOME,
    TWO_IDENTIFIERS,
    TOLD,
    UNDERSTOOD
}
