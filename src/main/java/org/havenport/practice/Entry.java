package org.havenport.practice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.havenport.safeguards.Safeguards.Assessment;
import org.jspecify.annotations.Nullable;

/**
 * A promise as the register has it: what was seen just now, and who answers for it.
 *
 * @param since when it came to stand as it does
 * @param named false while the owner is only proposed
 * @param reviewDue the day by which somebody must have looked at it again
 * @param waiver the one that counts or waits for a second person, or null
 * @param work the open task of its owner, or null
 */
record Entry(
        Assessment asked,
        Standing standing,
        Instant since,
        Owner owner,
        boolean named,
        @Nullable Reviewed reviewed,
        LocalDate reviewDue,
        boolean reviewOverdue,
        @Nullable Waiver waiver,
        @Nullable Remark remark,
        @Nullable Work work) {

    /** The last time somebody looked at it again. */
    record Reviewed(Instant at, UUID by, LocalDate next) {}

    /** What its owner says about it. */
    record Remark(String words, @Nullable LocalDate planned, Instant at, UUID by) {}

    /** What its owner has to do. */
    record Work(UUID id, Instant opened, Instant due) {}

    String name() {
        return asked.name();
    }
}
