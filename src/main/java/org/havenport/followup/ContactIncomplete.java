package org.havenport.followup;

import java.util.Set;

/** A contact record was not kept because parts of it are missing; the form shows which. */
public class ContactIncomplete extends RuntimeException {

    private final transient Set<Missing> missing;

    ContactIncomplete(Set<Missing> missing) {
        super("A contact record lacks " + missing);
        this.missing = Set.copyOf(missing);
    }

    /** What is missing, never empty. */
    public Set<Missing> missing() {
        return missing;
    }
}
