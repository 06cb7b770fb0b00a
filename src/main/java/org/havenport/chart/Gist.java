package org.havenport.chart;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a list shows of an item: at most 400 bytes when sealed, so that lists and trends never open a body.
 *
 * @param title what it is, in the words of the sender
 * @param value the value as text, a number with a point, or null
 * @param unit the unit as printed, or null
 * @param low lower end of the reference range, in the same unit
 * @param high upper end of the reference range, in the same unit
 * @param flag how the value stands to the range, null when not known
 * @param by who made it: a laboratory or an author, null when not known
 */
public record Gist(
        String title,
        @Nullable String value,
        @Nullable String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable Flag flag,
        @Nullable String by) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 80;
    private static final int MOST_DIGITS = 20;

    public Gist {
        title = cut(title, LONGEST_TITLE);
        value = value == null ? null : cut(value, LONGEST_TEXT);
        unit = unit == null ? null : cut(unit, 24);
        by = by == null ? null : cut(by, LONGEST_TEXT);
    }

    /** A gist that is only a title. */
    public static Gist titled(String title) {
        return new Gist(title, null, null, null, null, null, null);
    }

    /** The value as a number, or null when it is a text; a number of more than 20 digits or places is a text too. */
    public @Nullable BigDecimal number() {
        if (value == null) {
            return null;
        }
        try {
            var number = new BigDecimal(value);
            return isReadable(number) ? number : null;
        } catch (NumberFormatException text) {
            return null;
        }
    }

    /** Whether a number can be written out: {@code 1E+900000000} would fill the memory. */
    public static boolean isReadable(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }

    @Override
    public String toString() {
        return "gist";
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
