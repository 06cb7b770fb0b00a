package org.havenport.kills;

import org.jspecify.annotations.Nullable;

/** Where the program is killed while people use it. */
enum Stop {
    /** A sign-in is committed and its browser does not know yet. */
    SIGN_IN_NOT_ANSWERED("/sign-in/code"),
    /** A request for correction is committed and its browser does not know yet. */
    CORRECTION_NOT_ANSWERED("/corrections/new/"),
    /** Every change under way has written all but its line in the log. */
    BEFORE_ITS_LINE(null),
    /** Every change under way has written all, its line too, and none is committed. */
    AT_THE_COMMIT(null),
    /** A file is uploaded and half of it is there. */
    UPLOAD_HALF_SENT(null),
    /** Wherever it is after a moment; for drills. */
    ANYWHERE(null),
    /** Nowhere: it ends when it is told to. */
    NOWHERE(null);

    static final String PROPERTY = "havenport.kills.unanswered";

    private final @Nullable String unanswered;

    Stop(@Nullable String unanswered) {
        this.unanswered = unanswered;
    }

    /** The beginning of the paths whose answers do not come; empty for none. */
    String unanswered() {
        return unanswered == null ? "" : unanswered;
    }
}
