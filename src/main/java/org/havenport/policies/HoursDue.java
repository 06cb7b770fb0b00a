package org.havenport.policies;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import org.havenport.home.Words;
import org.havenport.protocols.BusinessClock;
import org.springframework.stereotype.Component;

/** What hours mean: by when a message is due that is sent shortly before closing, as the business clock counts. */
@Component
class HoursDue {

    private static final LocalTime LATE = LocalTime.of(16, 55);

    private final Clock clock;

    HoursDue(Clock clock) {
        this.clock = clock;
    }

    /** The next Friday, five minutes to five, there. */
    String usual(BusinessClock place) {
        var today = LocalDate.ofInstant(clock.instant(), place.zone());
        return today.with(TemporalAdjusters.next(DayOfWeek.FRIDAY)).atTime(LATE).toString();
    }

    /**
     * @param sent a date and time on the wall there; the usual one when it is none
     * @param days business days to answer in; one when it is no number
     */
    String say(Words frame, BusinessClock place, String sent, String days) {
        var words = Words.of(frame.locale(), place.zone());
        var at = at(sent.isEmpty() ? usual(place) : sent, place)
                .atZone(place.zone())
                .toInstant();
        var number = days.matches("[1-9]|10") ? Integer.parseInt(days) : 1;
        var due = place.due(at, number);
        return words.say("policies.hours.due", words.day(at), words.time(at), words.day(due), words.time(due), number);
    }

    private LocalDateTime at(String sent, BusinessClock place) {
        try {
            var at = LocalDateTime.parse(sent);
            return at.getYear() < 2000 || at.getYear() > 2999 ? LocalDateTime.parse(usual(place)) : at;
        } catch (DateTimeParseException none) {
            return LocalDateTime.parse(usual(place));
        }
    }
}
