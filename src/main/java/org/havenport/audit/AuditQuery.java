package org.havenport.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted; {@code null} leaves a filter out.
 *
 * @param from the first instant
 * @param to the first instant that is no longer wanted
 * @param before for the next page: only lines with a lower number than this
 */
public record AuditQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID actor,
        @Nullable UUID patient,
        @Nullable String action,
        AuditLine.@Nullable Outcome outcome,
        @Nullable Long before) {

    /** How many lines a page has at most. */
    public static final int PAGE = 50;

    /** The newest lines, whatever they are about. */
    public static AuditQuery newest() {
        return new AuditQuery(null, null, null, null, null, null, null);
    }
}
