package org.havenport.education;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round of learning that was finished.
 *
 * @param staff who taught; null for the tour
 * @param language its tag
 * @param explained how many answers were explained; nobody keeps which
 */
record Lesson(
        UUID id,
        Kind kind,
        @Nullable UUID staff,
        String language,
        Method method,
        boolean interpreter,
        int explained,
        Instant at) {

    enum Kind {
        TEACH_BACK,
        TOUR,
        BROUGHT
    }
}
