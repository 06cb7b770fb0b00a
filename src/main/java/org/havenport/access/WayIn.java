package org.havenport.access;

/** What was tried; all of them share the counters (A1.4). */
public enum WayIn {
    PASSWORD,
    CODE,
    RECOVERY_CODE,
    TEXT,
    PASSKEY,
    PROOF_AGAIN,
    RESET,
    ACTIVATION,
    INVITATION,
    CONTACT_CHANGE
}
