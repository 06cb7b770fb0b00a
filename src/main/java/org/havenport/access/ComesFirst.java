package org.havenport.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/**
 * What a patient does before they go on: a guest interface of this room (decision record 20). It is asked when a session
 * becomes complete and after {@link Gate#askAgain}, never at every request: the session keeps the answer.
 */
public interface ComesFirst {

    /** Which is asked of the person first; a lower number comes earlier. */
    int order();

    /**
     * What this account is to do now, or empty.
     *
     * @param sql of the door, which sees only what a room has opened to it
     * @param patient the account's own record
     * @param first whether the account has never come in before
     */
    Optional<Owed> owed(Sql sql, UUID account, UUID patient, boolean first);

    /**
     * Something to be done.
     *
     * @param path of the page on which it is done, without a query
     * @param from when only reading is left to whoever has not done it; null but for {@link Reach#SOON}
     */
    record Owed(String path, Reach reach, @Nullable Instant from) {

        public Owed {
            if ((reach == Reach.SOON) != (from != null)) {
                throw new IllegalArgumentException("what is soon, and that alone, has a time: " + reach);
            }
        }

        /** Something that shuts now what it shuts. */
        public Owed(String path, Reach reach) {
            this(path, reach, null);
        }

        /** Something that shuts nothing before this instant, and is said on every page. */
        public static Owed soon(String path, Instant from) {
            return new Owed(path, Reach.SOON, from);
        }
    }

    /** How much is shut until it is done. */
    enum Reach {
        /** Everything but the page on which it is done and routes that stay open: only for the first use. */
        BEFORE_ANYTHING,
        /** Everything that acts; pages are read. */
        ONLY_READING,
        /** Nothing: the page stands once in place of the first one. Only for the first use, and never asked again. */
        SHOWN_ONCE,
        /** Nothing yet: a bar on every page says from when only reading is left, and leads to the page. */
        SOON
    }
}
