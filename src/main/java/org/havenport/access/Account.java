package org.havenport.access;

import java.util.UUID;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * An account as sign-in reads it.
 *
 * @param passwordHash null when its person signs in without a password
 * @param totpSealed the secret of the authenticator app; null when there is none
 * @param passwordAlone whether a patient chose to sign in without a second factor
 */
record Account(
        UUID id,
        byte[] usernameBlind,
        Viewer.Kind kind,
        @Nullable String passwordHash,
        byte @Nullable [] totpSealed,
        long totpLastStep,
        @Nullable UUID patientId,
        boolean passwordAlone) {}
