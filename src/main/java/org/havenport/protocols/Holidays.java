package org.havenport.protocols;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Days unlike others: federal holidays that the practice keeps, and days of its own.
 *
 * @param own a day of one's own, and until when the practice is open on it: midnight means that it is closed, {@link
 *     LocalTime#MAX} that it is open as always although it is a holiday
 * @param extra a day with hours of its own, whatever the week says
 */
public record Holidays(
        Set<FederalHoliday> federal, Map<LocalDate, LocalTime> own, Map<LocalDate, List<BusinessClock.Opening>> extra) {

    private static final String UNTIL = " until ";
    private static final String HOURS = " hours ";
    private static final String OPEN = " open";
    private static final int MOST = 1000;

    Holidays(Set<FederalHoliday> federal, Map<LocalDate, LocalTime> own) {
        this(federal, own, Map.of());
    }

    static Holidays of(Set<FederalHoliday> federal, String written) {
        return new Holidays(federal, read(written), extra(written));
    }

    /** The same for one place: its own days come first, and its own list of holidays when it has one. */
    Holidays at(Location place) {
        var days = new TreeMap<>(own);
        var hours = new TreeMap<>(extra);
        read(place.days()).forEach((day, until) -> {
            days.put(day, until);
            hours.remove(day);
        });
        hours.putAll(extra(place.days()));
        var kept = place.federal();
        return new Holidays(kept == null ? federal : kept, days, hours);
    }

    /** Until when the practice is open on a day: midnight when it is closed, {@link LocalTime#MAX} when as always. */
    LocalTime openUntil(LocalDate day) {
        var until = own.get(day);
        if (until != null) {
            return until;
        }
        return federal.stream().anyMatch(holiday -> holiday.falls(day)) ? LocalTime.MIDNIGHT : LocalTime.MAX;
    }

    /**
     * {@code 2026-12-26, 2026-12-24 until 12:00, 2026-10-12 open, 2026-11-28 hours 09:00-12:00}, with commas or line
     * after line; those with hours of their own are left out.
     */
    static Map<LocalDate, LocalTime> read(String written) {
        var days = new TreeMap<LocalDate, LocalTime>();
        for (var part : written.split("[,\\n]")) {
            var day = part.strip();
            if (day.isEmpty() || day.contains(HOURS)) {
                continue;
            }
            if (day.endsWith(OPEN)) {
                days.put(LocalDate.parse(day.substring(0, day.length() - OPEN.length())), LocalTime.MAX);
            } else if (day.contains(UNTIL)) {
                var half = day.split(UNTIL, 2);
                days.put(LocalDate.parse(half[0].strip()), until(half[1].strip()));
            } else {
                days.put(LocalDate.parse(day), LocalTime.MIDNIGHT);
            }
        }
        return days;
    }

    private static Map<LocalDate, List<BusinessClock.Opening>> extra(String written) {
        var days = new TreeMap<LocalDate, List<BusinessClock.Opening>>();
        for (var part : written.split("[,\\n]")) {
            var day = part.strip().split(HOURS, 2);
            if (day.length == 2) {
                days.put(LocalDate.parse(day[0].strip()), BusinessClock.hours(day[1]));
            }
        }
        return days;
    }

    static boolean reads(String written) {
        try {
            return read(written).size() + extra(written).size() < MOST;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static LocalTime until(String written) {
        var until = LocalTime.parse(written);
        if (until.equals(LocalTime.MIDNIGHT)) {
            throw new DateTimeException("A half day ends after it begins");
        }
        return until;
    }
}
