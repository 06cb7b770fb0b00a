package org.havenport.protocols;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The hours of one place as they are written down.
 *
 * @param name of the place; of the main place that of the practice
 * @param zone its time zone
 * @param week for each day {@code 08:00-12:00, 13:00-17:00}, or an empty text
 * @param federal names of {@link FederalHoliday}, one a line, or null when it keeps those of the practice
 * @param days its days unlike others, one a line: {@code 2026-12-26}, {@code 2026-12-24 until 12:00},
 *     {@code 2026-10-12 open}, {@code 2026-11-28 hours 09:00-12:00}
 */
public record PlaceHours(
        String name,
        String zone,
        Map<DayOfWeek, String> week,
        @Nullable String federal,
        String days) {

    /** The clock of a place with these hours, while the practice keeps such days. */
    public BusinessClock clock(Holidays ofPractice) {
        var openings = new EnumMap<DayOfWeek, List<BusinessClock.Opening>>(DayOfWeek.class);
        week.forEach((day, hours) -> openings.put(day, BusinessClock.hours(hours)));
        var kept = federal == null ? null : FederalHoliday.read(federal);
        var place = new Location(name, ZoneId.of(zone), openings, kept, days);
        return new BusinessClock(place.zone(), openings, ofPractice.at(place));
    }

    /** The places besides the main one, as they are written in the value. */
    public static List<PlaceHours> read(String written) {
        return Location.read(written).stream().map(PlaceHours::of).toList();
    }

    static PlaceHours of(Location place) {
        var week = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var openings = place.week().getOrDefault(day, List.of());
            week.put(day, openings.stream().map(PlaceHours::written).collect(Collectors.joining(", ")));
        }
        var federal = place.federal();
        return new PlaceHours(
                place.name(),
                place.zone().getId(),
                week,
                federal == null ? null : federal.stream().map(Enum::name).collect(Collectors.joining("\n")),
                lines(place.days()));
    }

    /** As {@link Location#read} reads it. */
    String written() {
        var lines = new ArrayList<>(List.of(name, zone));
        for (var day : DayOfWeek.values()) {
            lines.add(day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT) + ": "
                    + week.getOrDefault(day, ""));
        }
        if (federal != null) {
            lines.add("Holidays: " + String.join(", ", federal.lines().toList()));
        }
        if (!days.isBlank()) {
            lines.add("Days: " + String.join(", ", days.lines().toList()));
        }
        return lines.stream().map(String::strip).collect(Collectors.joining("\n"));
    }

    /** Days with commas or line after line, one a line. */
    static String lines(String days) {
        return Arrays.stream(days.split("[,\\n]"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String written(BusinessClock.Opening opening) {
        return opening.from() + "-"
                + (opening.to().equals(LocalTime.MIDNIGHT)
                        ? "24:00"
                        : opening.to().toString());
    }
}
