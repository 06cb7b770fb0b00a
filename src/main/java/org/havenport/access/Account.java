package org.havenport.access;

import java.util.UUID;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** An account as sign-in reads it. */
record Account(
        UUID id,
        byte[] usernameBlind,
        Viewer.Kind kind,
        String passwordHash,
        byte[] totpSealed,
        long totpLastStep,
        @Nullable UUID patientId) {}
