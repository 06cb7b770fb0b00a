package org.havenport.followup;

/** How something owed ended. */
enum Settled {
    /** They looked; enough for what is routine. */
    VIEWED,
    CONFIRMED,
    SPOKE,
    /** A letter was posted. */
    LETTER,
    DECLINED,
    DIED,
    /** Routine, and they never had an account: the practice tells them as it always did. */
    NOT_IN_PORTAL
}
