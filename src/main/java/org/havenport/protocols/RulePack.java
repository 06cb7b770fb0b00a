package org.havenport.protocols;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a state with their approval.
 *
 * @param state its two letters
 * @param hash SHA-256 of the file, as 64 hexadecimal digits: what counsel approves
 * @param approval the last one, of this content or an earlier one; null when there never was any
 * @param standing whether it acts
 */
public record RulePack(
        String state,
        List<StateRule> rules,
        String hash,
        @Nullable Approval approval,
        Standing standing) {

    /** Whether a pack acts, and why not. */
    public enum Standing {
        /** Approved; each row acts between its own dates. */
        IN_FORCE,
        /** Nobody has approved it: the most protective default acts. */
        NOT_APPROVED,
        /** Another content was approved: the most protective default acts. */
        CHANGED,
        /** The approval is over: the most protective default acts, and the promise is broken. */
        EXPIRED
    }

    /**
     * The word of counsel.
     *
     * @param name as counsel signed it
     * @param expiresOn the first day on which it no longer counts
     */
    public record Approval(String hash, UUID by, String name, Instant at, LocalDate expiresOn) {}
}
