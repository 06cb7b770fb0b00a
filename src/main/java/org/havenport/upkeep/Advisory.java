package org.havenport.upkeep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A weakness of a part that runs here, as a feed tells it.
 *
 * @param id as the feed names it, for example {@code GHSA-…} or {@code CVE-…}
 * @param critical whether it is critical, or its severity is not known
 * @param severity in words of the feed, or the score
 * @param fixed the versions that mend it; empty when there is none
 * @param published when it became known, or null when the feed does not say
 */
record Advisory(
        String id,
        Part part,
        boolean critical,
        String severity,
        String summary,
        String fixed,
        @Nullable Instant published) {}
