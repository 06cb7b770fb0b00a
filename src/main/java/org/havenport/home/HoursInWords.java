package org.havenport.home;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.havenport.protocols.BusinessClock;

/** Opening hours as people say them: {@code Monday to Friday, 8 am to 5 pm}. */
final class HoursInWords {

    private static final int DAYS_AHEAD = 7;

    private HoursInWords() {}

    static String of(Words words, Map<DayOfWeek, List<Map.Entry<LocalTime, LocalTime>>> week) {
        var parts = new ArrayList<String>();
        var days = DayOfWeek.values();
        for (int first = 0; first < days.length; ) {
            var open = week.getOrDefault(days[first], List.of());
            int last = first;
            while (last + 1 < days.length && open.equals(week.getOrDefault(days[last + 1], List.of()))) {
                last++;
            }
            if (!open.isEmpty()) {
                parts.add(days(words, days[first], days[last]) + ", " + times(words, open));
            }
            first = last + 1;
        }
        var said = String.join("; ", parts);
        return said.isEmpty() ? said : said.substring(0, 1).toUpperCase(words.locale()) + said.substring(1);
    }

    /** The next days unlike others, or an empty text: {@code closed Thursday, November 26}. */
    static String soon(Words words, BusinessClock clock, LocalDate today) {
        return today.datesUntil(today.plusDays(DAYS_AHEAD))
                .filter(day -> !clock.openings(day).equals(clock.week().getOrDefault(day.getDayOfWeek(), List.of())))
                .map(day -> clock.openings(day).isEmpty()
                        ? words.say("ui.hours.closed", words.day(day))
                        : words.day(day) + ", " + spans(words, clock.openings(day)))
                .collect(Collectors.joining("; "));
    }

    private static String spans(Words words, List<BusinessClock.Opening> openings) {
        return times(
                words,
                openings.stream().map(it -> Map.entry(it.from(), it.to())).toList());
    }

    private static String days(Words words, DayOfWeek first, DayOfWeek last) {
        return first == last ? name(words, first) : words.say("ui.hours.days", name(words, first), name(words, last));
    }

    private static String times(Words words, List<Map.Entry<LocalTime, LocalTime>> open) {
        return open.stream()
                .map(span -> words.say("ui.hours.times", words.time(span.getKey()), words.time(span.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String name(Words words, DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, words.locale());
    }
}
