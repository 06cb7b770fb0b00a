package org.havenport.enrolment;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A birth date typed as month, day and year, which reads the same in every language. */
final class BirthDate {

    private static final int FIRST = 1890;
    private static final int LAST = 2100;

    private BirthDate() {}

    /** The date, or null when it is none. */
    static @Nullable LocalDate of(String month, String day, String year) {
        try {
            var date = LocalDate.of(number(year), number(month), number(day));
            return date.getYear() < FIRST || date.getYear() > LAST ? null : date;
        } catch (DateTimeException | NumberFormatException no) {
            return null;
        }
    }

    private static int number(String typed) {
        return Integer.parseInt(typed.strip());
    }
}
