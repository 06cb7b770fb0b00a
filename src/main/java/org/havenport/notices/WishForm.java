package org.havenport.notices;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** How a patient wants to be reached, as it was sent; hours are whole hours of the day, or empty. */
record WishForm(
        Wish.@Nullable By by,
        boolean only,
        @Nullable Integer quietFrom,
        @Nullable Integer quietUntil,
        @Nullable String language) {

    /** The wish, or null when the hours do not go together. */
    @Nullable
    Wish wish() {
        if (by == null || !goTogether(quietFrom, quietUntil)) {
            return null;
        }
        return new Wish(by, only, hour(quietFrom), hour(quietUntil), "es".equals(language) ? "es" : "en", false);
    }

    private static boolean goTogether(@Nullable Integer from, @Nullable Integer until) {
        if (from == null || until == null) {
            return from == null && until == null;
        }
        return isHour(from) && isHour(until) && !from.equals(until);
    }

    private static boolean isHour(int hour) {
        return hour >= 0 && hour < 24;
    }

    private static @Nullable LocalTime hour(@Nullable Integer hour) {
        return hour == null ? null : LocalTime.of(hour, 0);
    }
}
