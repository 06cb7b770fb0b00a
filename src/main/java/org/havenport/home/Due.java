package org.havenport.home;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/**
 * Time left or over, in words and shape.
 *
 * @param words for example {@code 38 min over}
 */
public record Due(State state, String words) {

    private static final Duration SOON = Duration.ofHours(2);
    private static final Duration A_WEEK = Duration.ofDays(6);

    /** Later, soon and over differ in word, shape and colour. */
    public enum State {
        LATER("later", "clock"),
        SOON("soon", "hourglass-split"),
        OVER("over", "exclamation-diamond-fill");

        private final String style;
        private final String icon;

        State(String style, String icon) {
            this.style = style;
            this.icon = icon;
        }

        public String style() {
            return style;
        }

        public String icon() {
            return icon;
        }
    }

    /** How {@code due} looks at {@code now}: minutes, then hours, then the day. */
    public static Due of(Words words, Instant due, Instant now) {
        if (!due.isAfter(now)) {
            return new Due(State.OVER, words.say("ui.clock.over", length(words, Duration.between(due, now))));
        }
        var left = Duration.between(now, due);
        if (left.compareTo(Duration.ofHours(12)) < 0) {
            var state = left.compareTo(SOON) <= 0 ? State.SOON : State.LATER;
            return new Due(state, words.say("ui.clock.left", length(words, left)));
        }
        return new Due(State.LATER, day(words, due, left));
    }

    /** A weekday within the week, else the date; what ends with a day is due on that day, not at midnight after it. */
    private static String day(Words words, Instant due, Duration left) {
        var ends = due.atZone(words.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
        var on = ends ? due.minus(Duration.ofMinutes(1)) : due;
        var day = left.compareTo(A_WEEK) < 0 ? words.weekday(on) : words.day(on);
        return ends ? words.say("ui.clock.due.on", day) : words.say("ui.clock.due", day, words.time(due));
    }

    private static String length(Words words, Duration length) {
        long minutes = length.toMinutes();
        if (minutes < 60) {
            return words.say("ui.clock.minutes", minutes);
        }
        if (minutes < 48 * 60) {
            return words.say("ui.clock.hours", minutes / 60, minutes % 60);
        }
        return words.say("ui.clock.days", minutes / (24 * 60));
    }
}
