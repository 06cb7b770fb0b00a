package org.havenport.passkeys;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the answer of an authenticator. */
public sealed interface Answered {

    /** It is right, and its user was verified by a PIN, a finger or a face. */
    record Right(UUID account, UUID passkey) implements Answered {}

    /**
     * It is not.
     *
     * @param account whose passkey it was, as far as that is certain: only of a passkey that signed rightly
     */
    record Wrong(Why why, @Nullable UUID account) implements Answered {}

    /** Why an answer is refused. */
    enum Why {
        /** Nothing was asked of this browser, or more than five minutes ago, or it was answered before. */
        NOT_ASKED,
        /** Unreadable, for another portal, without its user, signed wrongly, or nobody's. */
        NOT_RIGHT,
        /** It signed rightly, but counts backwards: there are two of it, and it is shut from now on. */
        COPIED,
        /** It signed rightly, but was shut before, because there are two of it. */
        SHUT,
        /** This passkey is known already; only when one is added. */
        KNOWN
    }
}
