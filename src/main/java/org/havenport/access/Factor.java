package org.havenport.access;

/** What a person can show to be let in (B.sec.3). A session keeps the names of those it began with. */
public enum Factor {
    /** Something known. */
    PASSWORD,
    /** The code of an authenticator app. */
    TOTP,
    /** A passkey that verified its user by a PIN, a finger or a face: two factors in one. */
    PASSKEY,
    /** A code of the printed sheet, which works once in place of a lost second factor. */
    RECOVERY_CODE,
    /** A code by text message: the weaker way, for patients only (NIST SP 800-63B-4, 3.2.9: restricted). */
    TEXT,
    /** The sign-in of the organisation, which asks for two factors itself; for staff only. */
    SINGLE_SIGN_ON
}
