package org.havenport.worklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param due by when it must be done
 * @param goesOn when it goes on to the next, unless it is done or taken before
 * @param level how far it went: 0 who it came to, 1 alternate, 2 lead of the pool, 3 medical director
 * @param owner who answers for it now; null only until the next round has found somebody
 * @param taken when the owner took it on by name; null when it only came to them
 * @param outcome how it ended; null while it is open
 */
public record Work(
        UUID patient,
        UUID id,
        String kind,
        UUID subject,
        Pool pool,
        Skill skill,
        WorkKind.Pace pace,
        @Nullable UUID clinician,
        Instant opened,
        Instant due,
        Instant goesOn,
        int level,
        @Nullable UUID owner,
        @Nullable Instant taken,
        @Nullable Instant closed,
        @Nullable String outcome) {

    /** How far work goes: to the medical director, and no further. */
    static final int LAST = 3;
}
