package org.havenport.chart;

import java.math.BigDecimal;
import java.util.UUID;
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
 * @param by who made it: a laboratory or an author, or the reference to one, null when not known
 * @param detail what else the sender says in one line: how to take it, what it causes, why, or null
 * @param mark a code that the reader's language puts into words, by type: severity, dose, kind of file, or null
 * @param visit the encounter it belongs to, or null
 */
public record Gist(
        String title,
        @Nullable String value,
        @Nullable String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable Flag flag,
        @Nullable String by,
        @Nullable String detail,
        @Nullable String mark,
        @Nullable UUID visit) {

    /** Stands in a list for what was damaged or tampered with; the page of the entry itself fails. */
    static final Gist UNREADABLE = titled("⚠ Not readable · Ilegible");

    private static final int LONGEST_TITLE = 120;
    private static final int TITLE_AND_DETAIL = 200;
    private static final int LONGEST_MARK = 40;
    private static final int LONGEST_TEXT = 80;
    private static final int MOST_DIGITS = 20;

    public Gist {
        title = cut(title, LONGEST_TITLE);
        value = value == null ? null : cut(value, LONGEST_TEXT);
        unit = unit == null ? null : cut(unit, 24);
        by = by == null ? null : cut(by, LONGEST_TEXT);
        detail = detail == null ? null : cut(detail, TITLE_AND_DETAIL - title.length());
        mark = mark == null ? null : cut(mark, LONGEST_MARK);
    }

    /** The gist of a measurement. */
    public Gist(
            String title,
            @Nullable String value,
            @Nullable String unit,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable Flag flag,
            @Nullable String by) {
        this(title, value, unit, low, high, flag, by, null, null, null);
    }

    /** The gist of what is no measurement: a title, what else there is to say in a line, and who said it. */
    public static Gist told(String title, @Nullable String detail, @Nullable String mark, @Nullable String by) {
        return new Gist(title, null, null, null, null, null, by, detail, mark, null);
    }

    /** The same, belonging to a visit. */
    public Gist of(@Nullable UUID encounter) {
        return new Gist(title, value, unit, low, high, flag, by, detail, mark, encounter);
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
