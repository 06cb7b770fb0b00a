package org.havenport.followup;

import org.havenport.access.PatientAccounts.Lack;
import org.havenport.notices.Reach.Gap;

/** Why somebody is called. */
enum CallReason {
    NO_ACCOUNT,
    NOT_ACTIVATED,
    DORMANT,
    LEFT,
    /** Messages come back. */
    BOUNCED,
    NO_ADDRESS,
    /** They want a call or a letter, or the staff stopped messages. */
    NOT_WANTED,
    /** What happened to them lately forbids automatic reminders (ruling 11). */
    GENTLE,
    NOT_VIEWED,
    NOT_CONFIRMED;

    static CallReason of(Lack lack) {
        return switch (lack) {
            case NO_ACCOUNT -> NO_ACCOUNT;
            case NOT_ACTIVATED -> NOT_ACTIVATED;
            case DORMANT -> DORMANT;
            case LEFT -> LEFT;
        };
    }

    static CallReason of(Gap gap) {
        return switch (gap) {
            case BOUNCED -> BOUNCED;
            case NO_ADDRESS -> NO_ADDRESS;
            case NOT_WANTED, SILENT -> NOT_WANTED;
        };
    }

    /** Whether there is no account that works. */
    boolean isLackOfAnAccount() {
        return this == NO_ACCOUNT || this == NOT_ACTIVATED || this == DORMANT || this == LEFT;
    }

    /** Whether they can read it in the portal, and only did not. */
    boolean isReached() {
        return this == NOT_VIEWED || this == NOT_CONFIRMED;
    }

    /**
     * Whether nothing waits for reminders. Of those who never had an account, have no address or want no messages only what
     * is of consequence makes a call: the rest gets a letter, or is told as it always was.
     */
    boolean goesStraightToACall(Consequence consequence) {
        return switch (this) {
            case NOT_ACTIVATED, DORMANT, LEFT, BOUNCED -> true;
            case NO_ACCOUNT, NO_ADDRESS, NOT_WANTED, GENTLE -> consequence != Consequence.ROUTINE;
            case NOT_VIEWED, NOT_CONFIRMED -> false;
        };
    }
}
