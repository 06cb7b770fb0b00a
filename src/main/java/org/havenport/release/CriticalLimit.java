package org.havenport.release;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Bounds.Column;
import org.havenport.protocols.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A row of the practice's table of critical limits (ruling 4).
 *
 * @param name for people
 * @param codes of the analyte in LOINC, with spaces between them
 * @param unit in which the limits are, in UCUM
 * @param low at or below which somebody calls, or null
 * @param high at or above which somebody calls, or null
 * @param from the age from which it holds, {@code 31d} or {@code 18y}; empty when from birth
 * @param before the age at which it ends, in the same form; empty when it does not
 * @param usualLow lower end of the usual range in the same unit, or null
 * @param usualHigh upper end of the usual range in the same unit, or null
 * @param source the list it was taken from
 */
record CriticalLimit(
        String name,
        String codes,
        String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable String from,
        @Nullable String before,
        @Nullable BigDecimal usualLow,
        @Nullable BigDecimal usualHigh,
        @Nullable String source) {

    private static final int MOST_ROWS = 90;
    private static final Bounds NUMBER = new Bounds.Decimal(new BigDecimal("-1000000"), new BigDecimal("1000000000"));
    private static final Bounds AGE = new Bounds.Text(6, true, Shape.CODE);
    private static final Pattern LOINC = Pattern.compile("[0-9]{1,7}-[0-9]");

    static final Bounds BOUNDS = new Bounds.Table(
            0,
            MOST_ROWS,
            List.of(
                    new Column("name", new Bounds.Text(80, false, Shape.LINE), false),
                    new Column("codes", new Bounds.Text(200, false, Shape.LINE), false),
                    new Column("unit", new Bounds.Text(24, false, Shape.LINE), false),
                    new Column("low", NUMBER, true),
                    new Column("high", NUMBER, true),
                    new Column("from", AGE, true),
                    new Column("before", AGE, true),
                    new Column("usualLow", NUMBER, true),
                    new Column("usualHigh", NUMBER, true),
                    new Column("source", new Bounds.Text(80, true, Shape.LINE), true)));

    /** Our proposal, from the file beside this class. */
    static CriticalLimit[] proposal() {
        return DataFile.rows("critical-limits.csv")
                .map(cells -> new CriticalLimit(
                        cells[0],
                        cells[1],
                        cells[2],
                        number(cells[3]),
                        number(cells[4]),
                        text(cells[5]),
                        text(cells[6]),
                        number(cells[7]),
                        number(cells[8]),
                        text(cells[9])))
                .toArray(CriticalLimit[]::new);
    }

    /** Each makes sense by itself, and of an analyte no two hold at the same age. */
    static boolean areSound(CriticalLimit[] limits) {
        Map<String, List<CriticalLimit>> byCode = new HashMap<>();
        for (var limit : limits) {
            if (!limit.isSound()) {
                return false;
            }
            for (var code : limit.loinc()) {
                var others = byCode.getOrDefault(code, List.of());
                if (others.stream().anyMatch(other -> other.ages().overlaps(limit.ages()))) {
                    return false;
                }
                byCode.merge(code, List.of(limit), (all, one) -> {
                    var more = new java.util.ArrayList<>(all);
                    more.addAll(one);
                    return more;
                });
            }
        }
        return true;
    }

    /** It limits something, strictly outside the usual range, for an age that can be read. */
    boolean isSound() {
        var limits = low == null ? high != null : high == null || low.compareTo(high) < 0;
        var outside = isBelow(low, usualLow)
                && isBelow(low, usualHigh)
                && isBelow(usualHigh, high)
                && isBelow(usualLow, high);
        return limits
                && outside
                && Arrays.stream(loinc()).allMatch(code -> LOINC.matcher(code).matches())
                && Ages.read(from, before) != null;
    }

    private static boolean isBelow(@Nullable BigDecimal less, @Nullable BigDecimal more) {
        return less == null || more == null || less.compareTo(more) < 0;
    }

    String[] loinc() {
        return codes.strip().split("[ ,]+", -1);
    }

    /** For whom it holds. */
    Ages ages() {
        var ages = Ages.read(from, before);
        return ages == null ? Ages.ALL : ages;
    }

    private static @Nullable BigDecimal number(String written) {
        return written.isEmpty() ? null : new BigDecimal(written);
    }

    private static @Nullable String text(String written) {
        return written.isEmpty() ? null : written;
    }
}
