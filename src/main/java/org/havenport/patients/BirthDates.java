package org.havenport.patients;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Birth dates as people mistype them. */
final class BirthDates {

    private static final int MONTHS = 12;

    private BirthDates() {}

    /** How one differs from the other; null when they are equal. */
    static @Nullable Difference difference(LocalDate one, LocalDate other) {
        if (one.equals(other)) {
            return null;
        }
        if (other.equals(swapped(one))) {
            return Difference.DAY_AND_MONTH;
        }
        return isSlip(one.toString(), other.toString()) ? Difference.TYPING : Difference.OTHER;
    }

    /** With day and month exchanged; null when that is no other date. */
    static @Nullable LocalDate swapped(LocalDate date) {
        if (date.getDayOfMonth() > MONTHS || date.getDayOfMonth() == date.getMonthValue()) {
            return null;
        }
        try {
            return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
        } catch (DateTimeException no) {
            return null;
        }
    }

    /** One digit wrong, or two neighbours exchanged. */
    private static boolean isSlip(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        var wrong = 0;
        var first = -1;
        for (var i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                first = wrong == 0 ? i : first;
                wrong++;
            }
        }
        return wrong == 1
                || wrong == 2
                        && first + 1 < one.length()
                        && one.charAt(first) == other.charAt(first + 1)
                        && one.charAt(first + 1) == other.charAt(first);
    }
}
