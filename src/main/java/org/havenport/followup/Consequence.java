package org.havenport.followup;

/** How much depends on the patient knowing: decides how soon somebody asks after it. */
public enum Consequence {
    ROUTINE,
    SIGNIFICANT,
    CRITICAL;

    /** The graver of two. */
    Consequence or(Consequence other) {
        return compareTo(other) < 0 ? other : this;
    }
}
