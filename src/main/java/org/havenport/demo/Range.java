package org.havenport.demo;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is usual, both ends included; one end may be open. */
record Range(@Nullable BigDecimal low, @Nullable BigDecimal high) {

    static final Range ANY = new Range(null, null);

    static Range of(double low, double high) {
        return new Range(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
    }

    static Range from(double low) {
        return new Range(BigDecimal.valueOf(low), null);
    }

    static Range upTo(double high) {
        return new Range(null, BigDecimal.valueOf(high));
    }

    boolean isBelow(BigDecimal value) {
        return low != null && value.compareTo(low) < 0;
    }

    boolean isAbove(BigDecimal value) {
        return high != null && value.compareTo(high) > 0;
    }

    /** The middle, or {@code otherwise} when an end is open. */
    double middle(double otherwise) {
        return low == null || high == null ? otherwise : (low.doubleValue() + high.doubleValue()) / 2;
    }

    double width(double otherwise) {
        return low == null || high == null ? otherwise : high.doubleValue() - low.doubleValue();
    }
}
