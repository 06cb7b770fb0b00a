package org.havenport.protocols;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** When the practice is open, in its own time zone, and who it is. Needs no database. */
@Component
public class BusinessHours {

    private final Protocols protocols;

    BusinessHours(Protocols protocols) {
        this.protocols = protocols;
    }

    /** The practice's time zone, for everything that is shown or counted in days. */
    public ZoneId zone() {
        return ZoneId.of(protocols.value(PracticeParameters.TIME_ZONE));
    }

    /** Whether the practice is open at an instant; holidays are closed. */
    public boolean open(Instant at) {
        return times().open(at);
    }

    /** The first instant at or after {@code at} at which the practice is open; {@code at} itself if it never opens. */
    public Instant nextOpening(Instant at) {
        return times().nextOpening(at);
    }

    /** The instant at which the practice will have been open for {@code open} since {@code start}. */
    public Instant after(Instant start, Duration open) {
        return times().after(start, open);
    }

    /** Opening and closing times by weekday, in pairs; a closed day has none. */
    public Map<DayOfWeek, List<Map.Entry<LocalTime, LocalTime>>> week() {
        var week = new TreeMap<DayOfWeek, List<Map.Entry<LocalTime, LocalTime>>>();
        times().week()
                .forEach((day, hours) -> week.put(
                        day,
                        hours.stream()
                                .map(opening -> Map.entry(opening.from(), opening.to()))
                                .toList()));
        return week;
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

    private OpeningTimes times() {
        var week = new EnumMap<DayOfWeek, List<OpeningTimes.Opening>>(DayOfWeek.class);
        PracticeParameters.HOURS.forEach((day, hours) -> week.put(day, OpeningTimes.hours(protocols.value(hours))));
        return new OpeningTimes(zone(), week, OpeningTimes.holidays(protocols.value(PracticeParameters.HOLIDAYS)));
    }

    private static List<String> lines(String written) {
        return written.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
}
