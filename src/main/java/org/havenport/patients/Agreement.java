package org.havenport.patients;

/** What a claim and a patient on file have in common. */
public enum Agreement {
    RECORD_NUMBER,
    OTHER_NUMBER,
    BIRTH_DATE,
    NAME,
    PHONE,
    EMAIL,
    ADDRESS
}
