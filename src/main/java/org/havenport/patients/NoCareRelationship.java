package org.havenport.patients;

import java.util.UUID;

/** A member of staff asked for the record of a patient whom they do not look after: they are asked for a reason. */
public class NoCareRelationship extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID patient;

    public NoCareRelationship(UUID patient) {
        super("no care relationship", null, false, false);
        this.patient = patient;
    }

    /** Whose record it was. */
    public UUID patient() {
        return patient;
    }
}
