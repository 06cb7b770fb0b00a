package org.havenport.release;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result about which somebody has still to speak with the patient, as staff see it.
 *
 * @param callBy until when, in real time
 * @param holder who has taken the call on, or null
 * @param openedByPatient when the patient asked to see it before the call, or null
 */
public record Waiting(
        UUID patient,
        UUID item,
        Instant since,
        Instant callBy,
        @Nullable UUID holder,
        @Nullable Instant openedByPatient) {}
