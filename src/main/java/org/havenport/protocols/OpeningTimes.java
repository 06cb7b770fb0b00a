package org.havenport.protocols;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The hours of a week in a time zone and the days on which it is closed; pure, and right over changes of the clock. */
record OpeningTimes(ZoneId zone, Map<DayOfWeek, List<Opening>> week, Set<LocalDate> holidays) {

    private static final int SEARCHED_DAYS = 400;

    /** Open from the first time until before the second, on the wall clock. */
    record Opening(LocalTime from, LocalTime to) {}

    private record Span(Instant from, Instant to) {}

    boolean open(Instant at) {
        return spans(LocalDate.ofInstant(at, zone)).stream()
                .anyMatch(span -> !at.isBefore(span.from()) && at.isBefore(span.to()));
    }

    Instant nextOpening(Instant at) {
        var day = LocalDate.ofInstant(at, zone);
        for (int i = 0; i < SEARCHED_DAYS; i++) {
            for (var span : spans(day.plusDays(i))) {
                if (at.isBefore(span.to())) {
                    return at.isBefore(span.from()) ? span.from() : at;
                }
            }
        }
        return at;
    }

    Instant after(Instant start, Duration open) {
        var left = open;
        var day = LocalDate.ofInstant(start, zone);
        for (int i = 0; i < SEARCHED_DAYS; i++) {
            for (var span : spans(day.plusDays(i))) {
                var from = span.from().isBefore(start) ? start : span.from();
                var has = Duration.between(from, span.to());
                if (has.isNegative() || has.isZero()) {
                    continue;
                }
                if (has.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                left = left.minus(has);
            }
        }
        return start.plus(open);
    }

    private List<Span> spans(LocalDate day) {
        if (holidays.contains(day)) {
            return List.of();
        }
        return week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                .map(opening -> new Span(instant(day, opening.from()), instant(day, opening.to())))
                .toList();
    }

    private Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** {@code "08:00-12:00, 13:00-17:00"}; empty means closed. */
    static List<Opening> hours(String written) {
        return parts(written).stream().map(OpeningTimes::opening).toList();
    }

    /** {@code "2026-11-26, 2026-12-25"}. */
    static Set<LocalDate> holidays(String written) {
        return parts(written).stream().map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }

    static boolean readsHours(String written) {
        return reads(written, s -> {
            var hours = hours(s);
            for (int i = 1; i < hours.size(); i++) {
                if (hours.get(i).from().isBefore(hours.get(i - 1).to())) {
                    return false;
                }
            }
            return true;
        });
    }

    static boolean readsHolidays(String written) {
        return reads(written, s -> holidays(s).size() < 1000);
    }

    private static Opening opening(String written) {
        var ends = written.split("[-–]", -1);
        if (ends.length != 2) {
            throw new DateTimeException("Two times with a dash between them");
        }
        var opening = new Opening(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        if (!opening.from().isBefore(opening.to())) {
            throw new DateTimeException("It must close after it opens");
        }
        return opening;
    }

    private static List<String> parts(String written) {
        return Arrays.stream(written.split("[,\\n]"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static boolean reads(String written, Predicate<String> reader) {
        try {
            return reader.test(written);
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
