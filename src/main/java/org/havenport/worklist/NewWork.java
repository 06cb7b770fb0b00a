package org.havenport.worklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person has to do about a patient.
 *
 * @param subject the thing it is about, for example a result; of a kind there is one open at a time about each
 * @param due by when it must be done; null for what the kind says
 * @param clinician whose work it is by its nature, so that who covers them gets it; null for anybody of the pool
 */
public record NewWork(
        WorkKind kind,
        UUID patient,
        UUID subject,
        @Nullable Instant due,
        @Nullable UUID clinician) {

    public static NewWork of(WorkKind kind, UUID patient, UUID subject) {
        return new NewWork(kind, patient, subject, null, null);
    }

    /** The same, due at an instant. */
    public NewWork due(Instant at) {
        return new NewWork(kind, patient, subject, at, clinician);
    }

    /** The same, for whom it is by its nature. */
    public NewWork of(UUID account) {
        return new NewWork(kind, patient, subject, due, account);
    }
}
