package org.havenport.education;

/** What a patient can say in their own words after a teach-back: six things (A7). The words of each stand under its name. */
enum Topic {
    /** In an emergency one calls, and does not write. */
    EMERGENCY,
    /** Something new needs a call or a visit. */
    NEW_PROBLEM,
    /** How one gets in, and keeps one's secrets. */
    SIGN_IN,
    /** How one finds and reads a result, and what happens with an urgent one. */
    RESULTS,
    /** What is not written here: sensitive matters, narcotics. */
    NOT_HERE,
    /** Whom one calls when something is odd or does not work. */
    HELP
}
