package org.havenport.followup;

/** A step of the ladder. */
enum Step {
    /** The first message about what somebody wrote. */
    TOLD,
    REMINDER,
    SECOND_CHANNEL,
    CALL,
    LETTER
}
