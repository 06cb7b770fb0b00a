package org.havenport.followup;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what is done next about something owed.
 *
 * @param kind what it is
 * @param because how it came to be owed
 * @param opened when it was opened to the patient; everything else is since then
 * @param unreached why the portal or its messages do not reach the patient; null when they do
 * @param shown whether the patient may see it now: what is looked into as somebody else's waits
 * @param taken the steps that were taken
 * @param call the last call about it, or null
 * @param letter the last letter about it, or null
 */
record Standing(
        Sending kind,
        Obligation.Because because,
        Consequence consequence,
        Instant opened,
        @Nullable Instant viewed,
        @Nullable Instant confirmed,
        @Nullable Instant spoke,
        @Nullable CallReason unreached,
        boolean died,
        boolean shown,
        Set<Step> taken,
        @Nullable Called call,
        @Nullable Written letter) {

    Standing {
        taken = Set.copyOf(taken);
    }

    /**
     * A call.
     *
     * @param outcome as it was closed, or null while it is open
     * @param lacked whether there was no account that worked when it was opened
     */
    record Called(@Nullable String outcome, @Nullable Instant closed, boolean lacked) {

        boolean isOpen() {
            return closed == null;
        }

        boolean was(String wanted) {
            return wanted.equals(outcome);
        }
    }

    /** A letter; posted once somebody said so. */
    record Written(@Nullable Instant posted) {}

    boolean isRoutine() {
        return consequence == Consequence.ROUTINE;
    }

    /** Nobody has to answer what the portal asks who left it. */
    private boolean isNotForThePortal() {
        return unreached == CallReason.NO_ACCOUNT
                || unreached == CallReason.LEFT && because == Obligation.Because.ASKED;
    }

    /** Whether somebody wrote it and its patient has not been told that there is something. */
    boolean isUntold() {
        return because == Obligation.Because.SENT && !taken.contains(Step.TOLD);
    }

    /** How it ended, or null while it is open. */
    @Nullable
    Settled settled() {
        if (died) {
            return Settled.DIED;
        }
        if (confirmed != null) {
            return Settled.CONFIRMED;
        }
        if (spoke != null) {
            return Settled.SPOKE;
        }
        if (letter != null && letter.posted() != null) {
            return Settled.LETTER;
        }
        if (call != null && call.was("DECLINED")) {
            return Settled.DECLINED;
        }
        if ((isRoutine() || kind == Sending.MESSAGE) && viewed != null) {
            return Settled.VIEWED;
        }
        return isRoutine() && isNotForThePortal() && call == null && letter == null ? Settled.NOT_IN_PORTAL : null;
    }
}
