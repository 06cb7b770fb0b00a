package org.havenport.recovery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recovery somebody makes alone, as the browser that asked for it may know it.
 *
 * @param name the keyed hash of the user name that was typed, whether anybody has it or not
 * @param account whose name it is; null for a name nobody has, and until it was looked at
 * @param passkey the one that was the second proof; null when another was
 */
record Recovery(
        UUID id,
        byte[] name,
        @Nullable UUID account,
        Stage stage,
        @Nullable Proof second,
        @Nullable UUID textId,
        @Nullable UUID passkey) {

    /** What is to be shown next. */
    enum Stage {
        /** The code that was sent, if it was. */
        CODE,
        /** A second proof, which is not the mail. */
        SECOND,
        /** Both are there: a new password. */
        PASSWORD
    }

    /** The second proofs. */
    enum Proof {
        TOTP(false),
        PASSKEY(false),
        RECOVERY_CODE(true),
        /** Restricted: whoever takes over the number gets it (NIST SP 800-63B-4, 3.1.3.4). */
        TEXT(true);

        private final boolean phoneIsLost;

        Proof(boolean phoneIsLost) {
            this.phoneIsLost = phoneIsLost;
        }

        /** Whether it stands in for an authenticator app that is lost, so that a new one is set up. */
        boolean phoneIsLost() {
            return phoneIsLost;
        }
    }

    @Override
    public String toString() {
        return "Recovery[" + id + "]";
    }
}
