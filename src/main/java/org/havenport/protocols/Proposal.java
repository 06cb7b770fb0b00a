package org.havenport.protocols;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change somebody wrote, and what became of it.
 *
 * @param number in the order they were written
 * @param key of the parameter
 * @param value what is proposed, as JSON
 * @param before what was in force when it was written, as JSON
 * @param departs whether it differs from our proposal
 * @param reason why, or an empty text
 * @param effectiveFrom the day from which it is meant to be in force
 * @param state what became of it
 * @param inForceFrom since when it is, or will be, in force; null while nobody has approved it
 * @param expiresOn the first day on which its approval no longer counts, or null when it has no end
 * @param ended who approved, rejected or withdrew it, or null while it waits
 */
public record Proposal(
        long number,
        String key,
        Approver approver,
        JsonNode value,
        JsonNode before,
        boolean departs,
        String reason,
        Step written,
        LocalDate effectiveFrom,
        State state,
        @Nullable Instant inForceFrom,
        @Nullable LocalDate expiresOn,
        @Nullable Step ended) {

    /** What became of it. */
    public enum State {
        WAITING,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        /** Decided by one person, before two were asked for. */
        EARLIER
    }

    /**
     * Somebody did something.
     *
     * @param by the account
     * @param name as shown then
     * @param why in their words, or an empty text
     */
    public record Step(UUID by, String name, Instant at, String why) {}

    /** Whether its approval is over on a day; it stays in use until somebody decides anew. */
    public boolean expiredOn(LocalDate day) {
        return expiresOn != null && !day.isBefore(expiresOn);
    }
}
