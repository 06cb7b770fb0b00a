package org.havenport.protocols;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place of the practice with hours and a time zone of its own.
 *
 * @param name as patients know it
 * @param federal the holidays on which it is closed, or null when it keeps those of the practice
 * @param days its own days unlike others, as {@link Holidays} reads them; they come before those of the practice
 */
public record Location(
        String name,
        ZoneId zone,
        Map<DayOfWeek, List<BusinessClock.Opening>> week,
        @Nullable Set<FederalHoliday> federal,
        String days) {

    private static final String HOLIDAYS = "Holidays";
    private static final String DAYS = "Days";

    private static final int MOST = 100;

    /**
     * Places with an empty line between them: the name, the time zone, then lines {@code Monday-Friday: 08:00-17:00} or
     * {@code Saturday: 09:00-12:00}; a line {@code Holidays: CHRISTMAS_DAY} when it keeps others than the practice, and
     * a line {@code Days: 2026-12-24 until 12:00} for its own days unlike others.
     */
    static List<Location> read(String written) {
        var locations = new ArrayList<Location>();
        for (var block : written.strip().split("\\n\\s*\\n")) {
            if (!block.isBlank()) {
                locations.add(one(block.strip().lines().map(String::strip).toList()));
            }
        }
        return List.copyOf(locations);
    }

    static boolean reads(String written) {
        try {
            var locations = read(written);
            return locations.size() <= MOST
                    && locations.stream().map(Location::name).distinct().count() == locations.size();
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static Location one(List<String> lines) {
        if (lines.size() < 3) {
            throw new DateTimeException("A name, a time zone and hours");
        }
        var week = new EnumMap<DayOfWeek, List<BusinessClock.Opening>>(DayOfWeek.class);
        Set<FederalHoliday> federal = null;
        var days = "";
        for (var line : lines.subList(2, lines.size())) {
            var parts = line.split(":", 2);
            if (parts.length == 2 && parts[0].equals(HOLIDAYS)) {
                federal = federal(parts[1]);
                continue;
            }
            if (parts.length == 2 && parts[0].equals(DAYS) && Holidays.reads(parts[1])) {
                days = parts[1].strip();
                continue;
            }
            if (parts.length != 2 || !BusinessClock.readsHours(parts[1].strip())) {
                throw new DateTimeException("A day, a colon and hours");
            }
            var ends = parts[0].split("[-–]", 2);
            var last = day(ends[ends.length - 1]);
            for (var day = day(ends[0]); ; day = day.plus(1)) {
                week.put(day, BusinessClock.hours(parts[1].strip()));
                if (day == last) {
                    break;
                }
            }
        }
        return new Location(lines.getFirst(), ZoneId.of(lines.get(1)), week, federal, days);
    }

    private static Set<FederalHoliday> federal(String written) {
        if (!FederalHoliday.reads(written)) {
            throw new DateTimeException("No such holiday");
        }
        return FederalHoliday.read(written);
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("Not a day of the week"));
    }
}
