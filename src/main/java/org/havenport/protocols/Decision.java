package org.havenport.protocols;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a parameter now.
 *
 * @param decidedAt when it was decided, or {@code null} while the standard stands
 * @param decidedBy the account that decided, all zeros for the program itself
 */
public record Decision<T>(
        Parameter<T> parameter,
        T value,
        @Nullable Instant decidedAt,
        @Nullable UUID decidedBy) {

    /** True while nobody has decided and the standard is used. */
    public boolean standard() {
        return decidedAt == null;
    }
}
