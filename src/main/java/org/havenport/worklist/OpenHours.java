package org.havenport.worklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.havenport.protocols.BusinessClock;

/** The hours in which the practice is open, one by one. */
final class OpenHours {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int QUARTER = 15;

    private OpenHours() {}

    /** An hour, or what is left of one. */
    record Hour(Instant from, Instant to) {

        /** Its instants, a quarter of an hour apart. */
        Stream<Instant> quarters() {
            return Stream.iterate(from, it -> it.isBefore(to), it -> it.plus(Duration.ofMinutes(QUARTER)));
        }
    }

    /** The hours between an instant and so many days later. */
    static List<Hour> of(BusinessClock clock, Instant from, int days) {
        var end = from.plus(Duration.ofDays(days));
        var hours = new ArrayList<Hour>();
        var day = LocalDate.ofInstant(from, clock.zone());
        for (; !day.isAfter(LocalDate.ofInstant(end, clock.zone())); day = day.plusDays(1)) {
            for (var opening : clock.openings(day)) {
                hours(clock, day, opening)
                        .filter(it -> it.to().isAfter(from) && it.from().isBefore(end))
                        .forEach(hours::add);
            }
        }
        return hours;
    }

    private static Stream<Hour> hours(BusinessClock clock, LocalDate day, BusinessClock.Opening opening) {
        var starts = day.atTime(opening.from()).atZone(clock.zone()).toInstant();
        var ends = opening.to().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(clock.zone()).toInstant()
                : day.atTime(opening.to()).atZone(clock.zone()).toInstant();
        return Stream.iterate(starts, it -> it.isBefore(ends), it -> it.plus(HOUR))
                .map(it -> new Hour(it, it.plus(HOUR).isBefore(ends) ? it.plus(HOUR) : ends));
    }
}
