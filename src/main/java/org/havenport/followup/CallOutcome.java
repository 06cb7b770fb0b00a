package org.havenport.followup;

import org.havenport.followup.ContactRecord.ContactOutcome;
import org.jspecify.annotations.Nullable;

/** What a caller says came of a call. */
enum CallOutcome {
    SPOKE(ContactOutcome.SPOKE),
    VOICEMAIL(ContactOutcome.VOICEMAIL),
    NO_ANSWER(ContactOutcome.NO_ANSWER),
    WRONG_NUMBER(ContactOutcome.WRONG_NUMBER),
    /** They do not want to be told. */
    DECLINED(null),
    /** A letter is sent instead. */
    LETTER(null),
    /** They are left to the portal for another business day. Refused where it does not reach them (A.risk.1). */
    PORTAL(null);

    private final @Nullable ContactOutcome contact;

    CallOutcome(@Nullable ContactOutcome contact) {
        this.contact = contact;
    }

    /** The same as a try to reach them; null when it was none. */
    @Nullable
    ContactOutcome contact() {
        return contact;
    }

    /** Whether it is tried again. */
    boolean isFailedTry() {
        return contact != null && this != SPOKE;
    }
}
