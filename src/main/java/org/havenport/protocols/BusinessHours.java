package org.havenport.protocols;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the practice is open, in its own time zone, and who it is. Needs no database. */
@Component
public class BusinessHours {

    /** @param decided the values as they were written */
    private record Read(List<String> decided, BusinessClock clock, Map<String, BusinessClock> others) {}

    private final Protocols protocols;
    private volatile @Nullable Read last;

    BusinessHours(Protocols protocols) {
        this.protocols = protocols;
    }

    /** The practice's time zone, for everything that is shown or counted in days. */
    public ZoneId zone() {
        return ZoneId.of(protocols.value(PracticeParameters.TIME_ZONE));
    }

    /** Whether the practice is open at an instant; holidays are closed. */
    public boolean open(Instant at) {
        return clock().open(at);
    }

    /** The first instant at or after {@code at} at which the practice is open; {@code at} itself if it never opens. */
    public Instant nextOpening(Instant at) {
        return clock().nextOpening(at);
    }

    /** The instant at which the practice will have been open for {@code open} since {@code start}. */
    public Instant after(Instant start, Duration open) {
        return clock().after(start, open);
    }

    /** Opening and closing times by weekday, in pairs; a closed day has none. */
    public Map<DayOfWeek, List<Map.Entry<LocalTime, LocalTime>>> week() {
        return week(clock());
    }

    /** Opening and closing times of a place by weekday, in pairs. */
    public static Map<DayOfWeek, List<Map.Entry<LocalTime, LocalTime>>> week(BusinessClock clock) {
        var week = new TreeMap<DayOfWeek, List<Map.Entry<LocalTime, LocalTime>>>();
        clock.week()
                .forEach((day, hours) -> week.put(
                        day,
                        hours.stream()
                                .map(opening -> Map.entry(opening.from(), opening.to()))
                                .toList()));
        return Collections.unmodifiableMap(week);
    }

    /** Name, numbers and addresses as decided. */
    public Practice practice() {
        return new Practice(
                protocols.value(PracticeParameters.NAME),
                protocols.value(PracticeParameters.PHONE),
                protocols.value(PracticeParameters.NURSE_LINE),
                lines(protocols.value(PracticeParameters.ADDRESS)),
                lines(protocols.value(PracticeParameters.MAIL_ADDRESS)),
                protocols.value(PracticeParameters.EMERGENCY_NUMBER),
                protocols.value(PracticeParameters.CRISIS_LINE),
                protocols.value(PracticeParameters.POISON_LINE),
                protocols.value(PracticeParameters.EMERGENCY_DEPARTMENT));
    }

    /** The clock of the practice's main place. */
    public BusinessClock clock() {
        return read().clock();
    }

    /** Every page says the hours: they are read again only when something else was decided. */
    private Read read() {
        var decided = Stream.concat(
                        Stream.of(
                                PracticeParameters.TIME_ZONE,
                                PracticeParameters.HOLIDAYS,
                                PracticeParameters.LOCATIONS,
                                PracticeParameters.FEDERAL_HOLIDAYS),
                        PracticeParameters.HOURS.values().stream())
                .map(protocols::value)
                .toList();
        var known = last;
        if (known == null || !known.decided().equals(decided)) {
            var clock = made();
            known = new Read(decided, clock, made(clock.holidays()));
            last = known;
        }
        return known;
    }

    private BusinessClock made() {
        var week = new EnumMap<DayOfWeek, List<BusinessClock.Opening>>(DayOfWeek.class);
        PracticeParameters.HOURS.forEach((day, hours) -> week.put(day, BusinessClock.hours(protocols.value(hours))));
        return new BusinessClock(zone(), week, holidays());
    }

    /** The clock of a place by its name; the main place's when there is none of that name. */
    public BusinessClock clock(String location) {
        return others().getOrDefault(location, clock());
    }

    /** The clocks of the places besides the main one, by name and in order. */
    public Map<String, BusinessClock> others() {
        return read().others();
    }

    private Map<String, BusinessClock> made(Holidays holidays) {
        var others = new LinkedHashMap<String, BusinessClock>();
        locations().forEach(it -> others.put(it.name(), new BusinessClock(it.zone(), it.week(), holidays.at(it))));
        return Collections.unmodifiableMap(others);
    }

    /** The places of the practice besides the main one. */
    public List<Location> locations() {
        return Location.read(protocols.value(PracticeParameters.LOCATIONS));
    }

    /** The days unlike others, of all places that say nothing else. */
    public Holidays holidays() {
        return Holidays.of(
                FederalHoliday.read(protocols.value(PracticeParameters.FEDERAL_HOLIDAYS)),
                protocols.value(PracticeParameters.HOLIDAYS));
    }

    private static List<String> lines(String written) {
        return written.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
}
