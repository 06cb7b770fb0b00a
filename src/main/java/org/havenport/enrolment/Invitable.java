package org.havenport.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody without an account and without an open invitation. */
record Invitable(UUID patient, @Nullable Instant lastVisit, boolean invitedBefore) {}
