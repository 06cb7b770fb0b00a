package org.havenport.release;

import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A span of age.
 *
 * @param from the age from which it holds, included
 * @param before the age at which it ends, or null when it does not
 */
record Ages(Period from, @Nullable Period before) {

    static final Ages ALL = new Ages(Period.ZERO, null);

    private static final Pattern AGE = Pattern.compile("([0-9]{1,4})([dwmy])");
    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);

    /** What is written as {@code 31d} and {@code 18y}; null when it cannot be read. */
    static @Nullable Ages read(@Nullable String from, @Nullable String before) {
        var first = from == null || from.isBlank() ? Period.ZERO : age(from);
        var end = before == null || before.isBlank() ? null : age(before);
        if (first == null || end == null && before != null && !before.isBlank()) {
            return null;
        }
        return end != null && !ANY_DAY.plus(first).isBefore(ANY_DAY.plus(end)) ? null : new Ages(first, end);
    }

    private static @Nullable Period age(String written) {
        var age = AGE.matcher(written.strip());
        if (!age.matches()) {
            return null;
        }
        var many = Integer.parseInt(age.group(1));
        return switch (age.group(2)) {
            case "d" -> Period.ofDays(many);
            case "w" -> Period.ofWeeks(many);
            case "m" -> Period.ofMonths(many);
            default -> Period.ofYears(many);
        };
    }

    boolean isAll() {
        return from.isZero() && before == null;
    }

    boolean overlaps(Ages other) {
        return beginsBeforeTheEndOf(other) && other.beginsBeforeTheEndOf(this);
    }

    private boolean beginsBeforeTheEndOf(Ages other) {
        return other.before == null || ANY_DAY.plus(from).isBefore(ANY_DAY.plus(other.before));
    }

    /** Whether somebody born on a day was of such an age on another. */
    boolean holds(LocalDate born, LocalDate day) {
        return !day.isBefore(born.plus(from)) && (before == null || day.isBefore(born.plus(before)));
    }
}
