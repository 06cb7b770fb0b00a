package org.havenport.concerns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.havenport.home.Due;
import org.havenport.home.Words;

/** A clock of weeks, in the days of the practice's calendar that are left or over. */
final class DaysLeft {

    private static final int SOON = 14;

    private DaysLeft() {}

    static Due of(Words words, Instant due, Instant now) {
        var left =
                ChronoUnit.DAYS.between(LocalDate.ofInstant(now, words.zone()), LocalDate.ofInstant(due, words.zone()));
        if (!due.isAfter(now)) {
            return new Due(Due.State.OVER, words.say("concerns.days.over", Math.abs(left)));
        }
        return new Due(left <= SOON ? Due.State.SOON : Due.State.LATER, words.say("concerns.days.left", left));
    }
}
