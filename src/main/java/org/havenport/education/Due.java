package org.havenport.education;

import java.time.Instant;
import java.util.UUID;

/** Another round is due for a patient. */
record Due(UUID patient, Cause cause, Instant since) {}
