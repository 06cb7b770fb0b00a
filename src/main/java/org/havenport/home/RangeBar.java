package org.havenport.home;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value on the scale of its usual range, as the picture needs it: percentages along the bar, and the sentence that
 * says the same to those who do not see it.
 */
public final class RangeBar {

    private static final double ROOM = 0.45;

    private final Scale scale;
    private final double value;
    private final String valueWords;
    private final @Nullable BigDecimal low;
    private final @Nullable BigDecimal high;
    private final RangeFlag flag;
    private final String label;

    private RangeBar(
            Words words,
            BigDecimal value,
            @Nullable String unit,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            RangeFlag flag) {
        this.value = value.doubleValue();
        this.low = low;
        this.high = high;
        this.flag = flag;
        this.valueWords = words.number(value);
        this.scale = scale(this.value, low, high);
        this.label = label(words, unit);
    }

    /** The bar of a value; {@code null} when neither end of the range is known, for then there is nothing to draw. */
    public static @Nullable RangeBar of(
            Words words,
            BigDecimal value,
            @Nullable String unit,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            RangeFlag flag) {
        return low == null && high == null ? null : new RangeBar(words, value, unit, low, high, flag);
    }

    /** Where the pin stands. */
    public String pin() {
        return scale.at(value);
    }

    /** Where the word above the pin stands: never beyond an edge. */
    public String pinWord() {
        return scale.inside(value, 12);
    }

    public String valueWords() {
        return valueWords;
    }

    /** Where the usual range begins, and {@link #usualWidth()} how long it is. */
    public String usualFrom() {
        return low == null ? "0%" : scale.at(low.doubleValue());
    }

    public String usualWidth() {
        double from = low == null ? scale.min() : low.doubleValue();
        double to = high == null ? scale.max() : high.doubleValue();
        return scale.length(to - from);
    }

    /** True where a phone has no room for words between the two ends. */
    public boolean tight() {
        return low != null && high != null && scale.share(high.doubleValue()) - scale.share(low.doubleValue()) < 45;
    }

    public String usualMiddle() {
        double from = low == null ? scale.min() : low.doubleValue();
        double to = high == null ? scale.max() : high.doubleValue();
        return scale.inside((from + to) / 2, 14);
    }

    public @Nullable String low() {
        return low == null ? null : low.toPlainString();
    }

    public @Nullable String high() {
        return high == null ? null : high.toPlainString();
    }

    public String lowAt() {
        return low == null ? "0%" : scale.inside(low.doubleValue(), 3);
    }

    public String highAt() {
        return high == null ? "100%" : scale.inside(high.doubleValue(), 3);
    }

    /** The class of the pin: inside, outside, critical. */
    public String pinStyle() {
        return switch (flag) {
            case USUAL -> "pin-usual";
            case CRITICAL -> "pin-critical";
            case LOW, HIGH, OUTSIDE -> "pin";
        };
    }

    /** The outline of the pin: a dot inside, a triangle outside, a diamond when critical. */
    public String pinShape() {
        return switch (flag) {
            case USUAL -> "M0 -11 A11 11 0 1 1 -0.1 -11 Z";
            case CRITICAL -> "M0 -14 L14 0 L0 14 L-14 0 Z";
            case LOW -> "M0 13 L13 -9 H-13 Z";
            case HIGH, OUTSIDE -> "M0 -13 L13 9 H-13 Z";
        };
    }

    /** What the picture shows, in words. */
    public String label() {
        return label;
    }

    private String label(Words words, @Nullable String unit) {
        var range = inWords(words, low, high, unit);
        var place = low != null && value < low.doubleValue()
                ? "below"
                : high != null && value > high.doubleValue() ? "above" : "inside";
        return words.say("ui.range." + place, with(unit, valueWords), range);
    }

    /** A range as people say it: {@code 3.5 to 5.1}, {@code up to 100}, {@code 60 or more}; empty when none is known. */
    public static String inWords(Words words, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        return inWords(words, low, high, null);
    }

    /** The same with its unit: {@code 3.5 to 5.1 mmol/L}, {@code 60 mL/min or more}. */
    public static String inWords(
            Words words, @Nullable BigDecimal low, @Nullable BigDecimal high, @Nullable String unit) {
        if (low != null && high != null) {
            return words.say("ui.range.both", words.number(low), with(unit, words.number(high)));
        }
        if (high != null) {
            return words.say("ui.range.high-only", with(unit, words.number(high)));
        }
        return low == null ? "" : words.say("ui.range.low-only", with(unit, words.number(low)));
    }

    private static String with(@Nullable String unit, String number) {
        return unit == null ? number : number + " " + unit;
    }

    private static Scale scale(double value, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        double from = low == null ? Math.min(0, value) : low.doubleValue();
        double to = high == null ? Math.max(value, from * 1.6 + 1) : high.doubleValue();
        double span = Math.max(to - from, 1e-9);
        double min = low == null ? from : Math.min(from - span * ROOM, value - span * 0.15);
        double max = high == null ? Math.max(to, value) + span * 0.1 : Math.max(to + span * ROOM, value + span * 0.15);
        return new Scale(low != null && low.signum() >= 0 && value >= 0 ? Math.max(0, min) : min, max);
    }
}
