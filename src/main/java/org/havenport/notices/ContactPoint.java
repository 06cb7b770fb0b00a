package org.havenport.notices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address of somebody.
 *
 * @param whose the patient, or the account of whoever is no patient
 * @param address as it was typed; empty for staff who may not see it
 * @param verified since when it is known that messages get there; null while it is only offered
 * @param confirmed when the person last said that it is right
 * @param bounced since when messages come back, or null
 * @param bouncedClass of RFC 3463, for example {@code 5.1.1}
 * @param stopped since when its owner wants no text messages there, or null
 * @param revertUntil until when the one it replaced can be had back; null when it replaced none
 */
public record ContactPoint(
        UUID whose,
        UUID id,
        Channel channel,
        String address,
        Instant since,
        @Nullable Instant verified,
        @Nullable Instant confirmed,
        @Nullable Instant bounced,
        @Nullable String bouncedClass,
        @Nullable Instant stopped,
        @Nullable Instant revertUntil) {

    /** Whether notices can go there. */
    public boolean works() {
        return verified != null && bounced == null && stopped == null;
    }

    @Override
    public String toString() {
        return "ContactPoint[" + id + "]";
    }
}
