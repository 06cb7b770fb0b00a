package org.havenport.release;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient sees of a result that waits for a call: that it is in, and when they will be called.
 *
 * @param kind {@code RESULT}, {@code NOTE}, {@code LETTER} or {@code PROBLEM}
 * @param callBy until when; null while nobody by name has taken the call on, because then no time is promised (ruling 5)
 * @param holder who will call, or null
 * @param caller the holder's name, or null
 */
public record Placeholder(
        UUID patient,
        UUID item,
        String kind,
        Instant since,
        @Nullable Instant callBy,
        @Nullable UUID holder,
        @Nullable String caller) {

    /** Whether it stands among the results once it is open, and not in the record. */
    public boolean isResult() {
        return kind.equals("RESULT");
    }

    Placeholder calledBy(@Nullable String name) {
        return new Placeholder(patient, item, kind, since, callBy, holder, name);
    }
}
