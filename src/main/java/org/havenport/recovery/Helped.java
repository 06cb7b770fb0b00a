package org.havenport.recovery;

import java.time.Instant;
import java.util.UUID;

/** How it ended that staff helped somebody to get in again. */
sealed interface Helped {

    /** A code, told this once, and the user name it goes with. */
    record Given(UUID id, String code, String username, Instant until) implements Helped {

        @Override
        public String toString() {
            return "Given[" + id + "]";
        }
    }

    /** A second administrator has to agree first. */
    record Waits() implements Helped {}

    /** Nothing was given. */
    record Refused(Why why) implements Helped {}

    /** Why nothing was given; the words have the same names. */
    enum Why {
        NOT_ENOUGH,
        DOES_NOT_AGREE,
        NO_ACCOUNT,
        ONESELF,
        IN_PERSON_ONLY,
        SOMEBODY_ELSE,
        TOO_OFTEN,
        NOT_CHOSEN
    }

    /** How it was made sure who it is. */
    enum Method {
        IN_PERSON,
        CALLED_BACK,
        BY_VIDEO
    }

    /** Why help is needed. */
    enum Reason {
        FORGOT_PASSWORD,
        LOST_PHONE,
        STOLEN,
        LOCKED,
        OTHER_WAYS_FAILED
    }
}
