package org.havenport.patients;

/** Why somebody opens the record of a patient whom they do not look after. */
public enum EmergencyReason {
    TREATING_NOW,
    COVERING,
    URGENT_CALL,
    PATIENT_ASKED,
    OTHER
}
