package org.havenport.release;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.havenport.chart.Arrival;
import org.havenport.chart.Code;
import org.havenport.protocols.Bounds;
import org.havenport.protocols.Bounds.Column;
import org.havenport.protocols.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A row of the practice's table of critical limits.
 *
 * @param code of the analyte in LOINC
 * @param name for people
 * @param unit in which the limits are; a value in another unit is not judged by them
 * @param low at or below which somebody calls, or null
 * @param high at or above which somebody calls, or null
 */
record CriticalLimit(
        String code,
        String name,
        String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    private static final int MOST_ROWS = 400;
    private static final Bounds NUMBER = new Bounds.Decimal(new BigDecimal("-1000000"), new BigDecimal("1000000000"));

    static final Bounds BOUNDS = new Bounds.Table(
            0,
            MOST_ROWS,
            List.of(
                    new Column("code", new Bounds.Text(20, false, Shape.CODE), false),
                    new Column("name", new Bounds.Text(80, false, Shape.LINE), false),
                    new Column("unit", new Bounds.Text(24, false, Shape.LINE), false),
                    new Column("low", NUMBER, true),
                    new Column("high", NUMBER, true)));

    /** Each has a limit, the lower is below the higher, and none stands there twice. */
    static boolean areSound(CriticalLimit[] limits) {
        var seen = new HashSet<List<String>>();
        return Arrays.stream(limits).allMatch(limit -> limit.isSound() && seen.add(List.of(limit.code, limit.unit)));
    }

    private boolean isSound() {
        return low == null ? high != null : high == null || low.compareTo(high) < 0;
    }

    /** Whether a value is at or beyond the limit. */
    boolean isReached(Arrival arrival) {
        var value = arrival.gist().number();
        if (value == null
                || !unit.equals(Objects.requireNonNullElse(arrival.gist().unit(), ""))) {
            return false;
        }
        return arrival.codes().stream().anyMatch(c -> Code.LOINC.equals(c.system()) && code.equals(c.code()))
                && (low != null && value.compareTo(low) <= 0 || high != null && value.compareTo(high) >= 0);
    }
}
