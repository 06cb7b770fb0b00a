package org.havenport.education;

import java.util.List;

/** Why another round is due (A7). */
enum Cause {
    /** Nobody has taught them yet. */
    NEVER,
    /** The sign-in was locked, or failed again and again. */
    LOCKED,
    /** They wrote, or were about to write, what does not belong here. */
    WRONG_CHANNEL,
    /** Staff saw that the portal was not used as agreed. */
    MISUSE,
    /** What the patient agreed to has changed. */
    NEW_AGREEMENT;

    /** What staff may note. */
    static List<Cause> ofStaff() {
        return List.of(WRONG_CHANNEL, MISUSE);
    }
}
