package org.havenport.passwords;

/** By which text passwords are judged (C4). */
enum Profile {
    /** NIST SP 800-63B-4: length and a list of common ones, nothing about which signs, no end for age alone. */
    NIST_63B4,
    /** The insurer's bulletin to the letter: capitals and other signs besides. */
    BULLETIN_A_LITERAL
}
