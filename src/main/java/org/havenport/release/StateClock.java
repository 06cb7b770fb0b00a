package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.havenport.protocols.BusinessClock;
import org.havenport.protocols.StateRule;
import org.havenport.protocols.StateRule.Hold;

/**
 * Until when a state's rule holds a result that became final at an instant. Hours are real ones, whatever the clock on
 * the wall does; a day begins at midnight where the practice is; business days are those on which it is open.
 */
final class StateClock {

    private StateClock() {}

    /**
     * When the rule is over.
     *
     * @param longest how long a rule that knows no clock may hold at most
     */
    static Instant ends(StateRule rule, Instant issued, BusinessClock clock, Duration longest) {
        var amount = rule.amount();
        var unit = rule.unit();
        if (unit == null || amount == null || unit == Hold.DISCUSSION) {
            return issued.plus(longest);
        }
        var day = LocalDate.ofInstant(issued, clock.zone());
        return switch (unit) {
            case HOURS -> issued.plus(Duration.ofHours(amount));
            case DAYS -> day.plusDays(amount).atStartOfDay(clock.zone()).toInstant();
            case BUSINESS_DAYS -> businessDays(issued, amount, clock);
            case DISCUSSION -> issued.plus(longest);
        };
    }

    /** The same time of the day so many business days later; what comes on a closed day counts from its end. */
    private static Instant businessDays(Instant issued, int amount, BusinessClock clock) {
        var at = issued.atZone(clock.zone());
        var last = clock.businessDays(at.toLocalDate(), amount);
        return clock.isBusinessDay(at.toLocalDate())
                ? ZonedDateTime.of(last, at.toLocalTime(), clock.zone()).toInstant()
                : last.plusDays(1).atStartOfDay(clock.zone()).toInstant();
    }
}
