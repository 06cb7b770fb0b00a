package org.havenport.concerns;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many wait, and until when the oldest may; null when none waits. */
record Count(int open, @Nullable Instant due) {}
