package org.havenport.audit;

import java.time.Instant;
import java.util.UUID;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log, as compliance reads it.
 *
 * @param seq the number of the line; later lines have higher numbers, and numbers may be left out
 * @param at the instant of the transaction it tells about
 * @param actor the account that asked; all zeros for nobody and for jobs
 * @param job the name of the job when the program itself acted
 * @param genuine whether the program wrote it; a line added or changed by hand is not, and nothing in it can be believed
 */
public record AuditLine(
        long seq,
        Instant at,
        UUID actor,
        Viewer.Kind kind,
        @Nullable String job,
        @Nullable UUID patient,
        String action,
        Outcome outcome,
        @Nullable String type,
        @Nullable UUID item,
        int count,
        boolean genuine) {

    /** Whether it was done or refused. */
    public enum Outcome {
        SUCCESS,
        REFUSED
    }
}
