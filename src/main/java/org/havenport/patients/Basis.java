package org.havenport.patients;

/** Why somebody of the staff works with a patient. */
public enum Basis {
    /** The record names them as the patient's general practitioner. */
    GENERAL_PRACTITIONER,
    /** The record names them in a care team. */
    CARE_TEAM,
    /** The record names them at a visit. */
    VISIT,
    /** Something of the patient's waited for them, and they opened it; for a day. */
    WORK,
    /** A coordinator assigned them. */
    ASSIGNED,
    /** They gave a reason; for a few hours, and compliance looks at it. */
    EMERGENCY;

    /** Whether the record itself says so. */
    public boolean isOfTheRecord() {
        return this == GENERAL_PRACTITIONER || this == CARE_TEAM || this == VISIT;
    }
}
