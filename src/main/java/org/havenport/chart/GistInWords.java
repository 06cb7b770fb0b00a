package org.havenport.chart;

import java.math.BigDecimal;
import org.havenport.home.RangeBar;
import org.havenport.home.RangeFlag;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/** What one line of a list shows, as people say it: value, range, and how the one lies to the other. */
public record GistInWords(Words words, Gist gist) {

    /** The value; a word for it when there is only a report to read. */
    public String value() {
        var number = gist.number();
        if (number != null) {
            return words.number(number);
        }
        return gist.value() == null ? words.say("chart.value.report") : gist.value();
    }

    /** The usual range, for example {@code 3.5 to 5.1}; null when none is known. */
    public @Nullable String range() {
        var range = RangeBar.inWords(words, gist.low(), gist.high());
        return range.isEmpty() ? null : range;
    }

    /** Its shape and colour; null when nobody said how it lies to a range. */
    public @Nullable RangeFlag flag() {
        return flag(flagWithDirection());
    }

    /** Shape and colour of a flag. */
    public static @Nullable RangeFlag flag(@Nullable Flag flag) {
        return switch (flag) {
            case null -> null;
            case NORMAL -> RangeFlag.USUAL;
            case LOW -> RangeFlag.LOW;
            case HIGH -> RangeFlag.HIGH;
            case ABNORMAL -> RangeFlag.OUTSIDE;
            case CRITICAL_LOW, CRITICAL_HIGH, CRITICAL -> RangeFlag.CRITICAL;
        };
    }

    /** The word of its flag as a patient reads it. */
    public @Nullable String flagWord() {
        var flag = flagWithDirection();
        return flag == null ? null : words.say("chart.flag." + flag);
    }

    /** The word of its flag as the care team says it. */
    public @Nullable String flagWordForStaff() {
        var flag = flagWithDirection();
        return flag == null ? null : words.say("chart.flag.staff." + flag);
    }

    /** Laboratories that only say "critical" or "abnormal" leave the direction to the range. */
    private @Nullable Flag flagWithDirection() {
        var number = gist.number();
        var place = number == null ? "inside" : place(number);
        return switch (gist.flag()) {
            case CRITICAL ->
                place.equals("above") ? Flag.CRITICAL_HIGH : place.equals("below") ? Flag.CRITICAL_LOW : Flag.CRITICAL;
            case ABNORMAL -> place.equals("above") ? Flag.HIGH : place.equals("below") ? Flag.LOW : Flag.ABNORMAL;
            case null, default -> gist.flag();
        };
    }

    /** The value on the scale of its range; null when there is no number or no range. */
    public @Nullable RangeBar bar() {
        var number = gist.number();
        var flag = flag();
        return number == null || flag == null
                ? null
                : RangeBar.of(words, number, gist.unit(), gist.low(), gist.high(), flag);
    }

    /** {@code The usual range is 3.5 to 5.1 mmol/L. Yours is above it.}; null when there is no number or no range. */
    public @Nullable String sentence() {
        var number = gist.number();
        var range = RangeBar.inWords(words, gist.low(), gist.high(), gist.unit());
        if (number == null || range.isEmpty()) {
            return null;
        }
        return words.say("chart.range." + place(number), range);
    }

    private String place(BigDecimal number) {
        if (gist.low() != null && number.compareTo(gist.low()) < 0) {
            return "below";
        }
        return gist.high() != null && number.compareTo(gist.high()) > 0 ? "above" : "inside";
    }

    /** Value and unit in one text: {@code 6.2 mmol/L}. */
    public String valueAndUnit() {
        return gist.unit() == null ? value() : value() + " " + gist.unit();
    }
}
