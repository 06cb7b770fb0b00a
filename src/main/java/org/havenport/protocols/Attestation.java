package org.havenport.protocols;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody read a version of a text and said so.
 *
 * @param actor the account
 * @param hash SHA-256 of the very words
 * @param clause the one part it is about, or {@code null} for the whole
 * @param how in the portal or on paper
 */
public record Attestation(
        UUID actor,
        String key,
        int version,
        Locale language,
        String hash,
        @Nullable String clause,
        How how,
        Instant at) {

    /** Where it was said. */
    public enum How {
        PORTAL,
        PAPER
    }
}
