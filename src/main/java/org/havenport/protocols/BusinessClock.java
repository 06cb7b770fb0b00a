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
import java.util.Optional;

/**
 * Time as one location counts it: it runs while the location is open. Pure, and right over changes of the clock: a time
 * on the wall that is skipped counts from the moment it is skipped, one that comes twice counts when it comes first.
 */
public record BusinessClock(ZoneId zone, Map<DayOfWeek, List<Opening>> week, Holidays holidays) {

    private static final int SEARCHED_DAYS = 4000;

    /** Open from the first time until before the second, on the wall clock; until midnight means until the day is over. */
    public record Opening(LocalTime from, LocalTime to) {

        private Opening until(LocalTime until) {
            var open = !to.equals(LocalTime.MIDNIGHT) && !to.isAfter(until);
            return open || until.equals(LocalTime.MAX) ? this : new Opening(from, until);
        }
    }

    private record Span(Instant from, Instant to) {}

    /** Whether it is open at an instant. */
    public boolean open(Instant at) {
        return spans(day(at)).stream().anyMatch(span -> !at.isBefore(span.from()) && at.isBefore(span.to()));
    }

    /** The first instant at or after {@code at} at which it is open; {@code at} itself if it never opens. */
    public Instant nextOpening(Instant at) {
        for (var day = day(at); searched(at, day); day = day.plusDays(1)) {
            for (var span : spans(day)) {
                if (at.isBefore(span.to())) {
                    return at.isBefore(span.from()) ? span.from() : at;
                }
            }
        }
        return at;
    }

    /** The instant at which it will have been open for {@code open} since {@code start}; if it never opens, plain time. */
    public Instant after(Instant start, Duration open) {
        var left = open;
        for (var day = day(start); searched(start, day); day = day.plusDays(1)) {
            for (var span : spans(day)) {
                var from = span.from().isBefore(start) ? start : span.from();
                var has = Duration.between(from, span.to());
                if (!has.isPositive()) {
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

    /** For how long it is open between two instants; nothing when the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        var open = Duration.ZERO;
        for (var day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
            for (var span : spans(day)) {
                var begin = span.from().isBefore(from) ? from : span.from();
                var end = span.to().isAfter(to) ? to : span.to();
                open = end.isAfter(begin) ? open.plus(Duration.between(begin, end)) : open;
            }
        }
        return open;
    }

    /** Whether it is open on a day at all. */
    public boolean isBusinessDay(LocalDate day) {
        return !spans(day).isEmpty();
    }

    /** The first business day after a day; the next day if it never opens. */
    public LocalDate nextBusinessDay(LocalDate day) {
        return businessDays(day, 1);
    }

    /** The business day so many business days after a day; plain days if it never opens. */
    public LocalDate businessDays(LocalDate day, int days) {
        int left = days;
        var end = day.plusDays(SEARCHED_DAYS);
        for (var at = day; at.isBefore(end); at = at.plusDays(1)) {
            if (at.isAfter(day) && isBusinessDay(at)) {
                left--;
            }
            if (left <= 0) {
                return at;
            }
        }
        return day.plusDays(days);
    }

    /** The business day on which something counts as received: today before the cut-off, else the next one. */
    public LocalDate received(Instant at, LocalTime cutOff) {
        var day = day(at);
        return isBusinessDay(day) && at.isBefore(instant(day, cutOff)) ? day : nextBusinessDay(day);
    }

    /** When it closes for the day; empty on a day on which it is closed. */
    public Optional<Instant> closing(LocalDate day) {
        return spans(day).stream().map(Span::to).max(Instant::compareTo);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private boolean searched(Instant start, LocalDate day) {
        return day.isBefore(day(start).plusDays(SEARCHED_DAYS));
    }

    private List<Span> spans(LocalDate day) {
        return openings(day).stream()
                .map(opening -> new Span(instant(day, opening.from()), end(day, opening.to())))
                .filter(span -> span.from().isBefore(span.to()))
                .toList();
    }

    private Instant end(LocalDate day, LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : instant(day, to);
    }

    /** When it is open on a day: the hours of the week, unless it is a day unlike others. */
    public List<Opening> openings(LocalDate day) {
        var extra = holidays.extra().get(day);
        if (extra != null) {
            return extra;
        }
        var until = holidays.openUntil(day);
        if (until.equals(LocalTime.MIDNIGHT)) {
            return List.of();
        }
        return week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                .filter(opening -> opening.from().isBefore(until))
                .map(opening -> opening.until(until))
                .toList();
    }

    /**
     * By when something is due that arrives at an instant: it counts as received on the day on which it comes before
     * closing, else on the next business day; and is due when so many business days later the day closes.
     */
    public Instant due(Instant at, int days) {
        var today = day(at);
        var received = closing(today).filter(at::isBefore).isPresent() ? today : nextBusinessDay(today);
        var last = businessDays(received, days);
        return closing(last).orElse(last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The first instant of the day at which the clock on the wall shows this time or a later one. */
    private Instant instant(LocalDate day, LocalTime time) {
        var wanted = day.atTime(time);
        var gap = zone.getRules().getTransition(wanted);
        return gap != null && gap.isGap()
                ? gap.getInstant()
                : wanted.atZone(zone).toInstant();
    }

    /** {@code "08:00-12:00, 13:00-17:00"}; empty means closed, {@code 24:00} the end of the day. */
    static List<Opening> hours(String written) {
        return Arrays.stream(written.split("[,\\n]"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(BusinessClock::opening)
                .toList();
    }

    static boolean readsHours(String written) {
        try {
            var hours = hours(written);
            for (int i = 1; i < hours.size(); i++) {
                var before = hours.get(i - 1).to();
                if (before.equals(LocalTime.MIDNIGHT) || hours.get(i).from().isBefore(before)) {
                    return false;
                }
            }
            return true;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static Opening opening(String written) {
        var ends = written.split("[-–]", -1);
        if (ends.length != 2) {
            throw new DateTimeException("Two times with a dash between them");
        }
        var until = ends[1].strip();
        var opening = new Opening(
                LocalTime.parse(ends[0].strip()), until.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(until));
        var ordered = until.equals("24:00") || opening.from().isBefore(opening.to());
        if (!ordered) {
            throw new DateTimeException("It must close after it opens");
        }
        return opening;
    }
}
