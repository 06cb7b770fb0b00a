package org.havenport.enrolment;

/** By what somebody was recognised; two of them are needed. */
public enum Identity {
    NAME,
    BIRTH_DATE,
    ADDRESS,
    PHONE,
    PHOTO_ID
}
