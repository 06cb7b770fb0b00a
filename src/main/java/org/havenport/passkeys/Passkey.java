package org.havenport.passkeys;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param label what its owner calls it
 * @param kept where its secret half is
 * @param usedAt when it last signed its owner in; null when it never did
 * @param shutAt since when it works no longer, because there seem to be two of it; null while it works
 */
public record Passkey(
        UUID id,
        String label,
        Kept kept,
        Instant addedAt,
        @Nullable Instant usedAt,
        @Nullable Instant shutAt) {

    /** Where the secret half is. */
    public enum Kept {
        /** In an account of the owner's that carries it to their other devices. */
        IN_AN_ACCOUNT,
        /** On one device alone. */
        ON_A_DEVICE,
        /** On a security key that is carried about. */
        ON_A_KEY
    }

    /** Whether it signs anybody in. */
    public boolean works() {
        return shutAt == null;
    }
}
