package org.havenport.release;

import java.time.Instant;
import java.util.UUID;
import org.havenport.followup.Consequence;
import org.jspecify.annotations.Nullable;

/**
 * A result about which somebody has still to speak with the patient, as staff see it.
 *
 * @param consequence how grave it is: critical in real time, significant in business time
 * @param callBy until when
 * @param holder who has taken the call on, or null
 * @param openedByPatient when the patient asked to see it before the call, or null
 */
public record Waiting(
        UUID patient,
        UUID item,
        Consequence consequence,
        Instant since,
        Instant callBy,
        @Nullable UUID holder,
        @Nullable Instant openedByPatient) {}
