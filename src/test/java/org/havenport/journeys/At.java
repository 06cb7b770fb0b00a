package org.havenport.journeys;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.function.Predicate;
import org.havenport.house.TestClock;
import org.havenport.protocols.BusinessHours;
import org.springframework.stereotype.Component;

/** Brings the program to an hour of the practice's day; whoever asks for one calls {@link TestClock#back()} in the end. */
@Component
class At {

    private final TestClock clock;
    private final BusinessHours hours;

    At(TestClock clock, BusinessHours hours) {
        this.clock = clock;
        this.hours = hours;
    }

    /** The next time the clock on the wall shows this, on such a day. */
    ZonedDateTime time(LocalTime time, Predicate<LocalDate> on) {
        var now = clock.instant().atZone(hours.zone());
        var then = now.with(time);
        while (!then.isAfter(now) || !on.test(then.toLocalDate())) {
            then = then.plusDays(1);
        }
        clock.advance(Duration.between(now, then));
        return then;
    }

    /** On the next business day. */
    ZonedDateTime workday(LocalTime time) {
        return time(time, hours.clock()::isBusinessDay);
    }
}
