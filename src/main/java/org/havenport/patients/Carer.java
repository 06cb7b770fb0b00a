package org.havenport.patients;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff who looks after a patient.
 *
 * @param relation its id where it can be ended, else null
 * @param account who
 * @param since since when, or when last
 * @param until when it ends by itself, or null
 */
public record Carer(
        @Nullable UUID relation,
        UUID account,
        Basis basis,
        Instant since,
        @Nullable Instant until) {}
