package org.havenport.patients;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner whom a record names as caring for its patient.
 *
 * @param practitioner the id in a reference such as {@code Practitioner/…}
 * @param basis one that {@linkplain Basis#isOfTheRecord() the record says}
 * @param at when it was so last
 * @param ends when it ended, or null while it stands
 */
public record Named(
        UUID practitioner,
        Basis basis,
        Instant at,
        @Nullable Instant ends) {}
