package org.havenport.protocols;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who works here owes of a text everybody reads once a year.
 *
 * @param last when they last read the version in force, or {@code null} when they never did
 * @param due until when they are to read it
 * @param overdue whether that day is over
 */
public record ReadingDuty(Text text, @Nullable LocalDate last, LocalDate due, boolean overdue) {

    static ReadingDuty of(Text text, @Nullable LocalDate last, LocalDate inForceFrom, int days, LocalDate today) {
        var due = last == null ? inForceFrom.plusDays(days) : last.plusYears(1);
        return new ReadingDuty(text, last, due, due.isBefore(today));
    }

    /** Whether the version in force was read within the year. */
    public boolean read() {
        return last != null && !overdue;
    }
}
