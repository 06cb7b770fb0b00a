package org.havenport.people;

import java.time.Duration;
import java.time.Instant;
import org.havenport.home.Words;
import org.havenport.people.PeoplePage.Mark;
import org.havenport.staff.Worker;
import org.jspecify.annotations.Nullable;

/** States in a word, a shape and a colour. */
final class Marks {

    /** From when on an end that comes is pointed out. */
    static final Duration SOON = Duration.ofDays(7);

    private Marks() {}

    static Mark state(Words words, Worker worker, @Nullable Instant invited, Instant now) {
        var ended = worker.endedAt();
        if (ended != null) {
            return new Mark("waived", "slash-circle", words.say("people.state.ended", words.date(ended)));
        }
        if (worker.joinedAt() != null) {
            return new Mark("holds", "check-circle-fill", words.say("people.state.active"));
        }
        return invited != null && invited.isAfter(now)
                ? new Mark("attention", "hourglass-split", words.say("people.state.invited", words.date(invited)))
                : new Mark("attention", "exclamation-triangle-fill", words.say("people.state.invitation-over"));
    }

    static Mark training(Words words, @Nullable Instant until, Instant now) {
        if (until == null) {
            return new Mark("broken", "x-octagon-fill", words.say("people.training.never"));
        }
        if (!until.isAfter(now)) {
            return new Mark("broken", "x-octagon-fill", words.say("people.training.expired", lastDay(words, until)));
        }
        return until.isAfter(now.plus(SOON))
                ? new Mark("holds", "check-circle-fill", words.say("people.training.until", lastDay(words, until)))
                : new Mark(
                        "attention",
                        "exclamation-triangle-fill",
                        words.say("people.training.soon", lastDay(words, until)));
    }

    static Mark due(Words words, @Nullable Instant due, Instant now) {
        if (due == null) {
            return new Mark("broken", "x-octagon-fill", words.say("people.due.none"));
        }
        if (!due.isAfter(now)) {
            return new Mark("broken", "x-octagon-fill", words.say("people.due.lapsed", words.date(due)));
        }
        return due.isAfter(now.plus(Duration.ofDays(14)))
                ? new Mark("holds", "clock", words.say("people.due.later", words.date(due)))
                : new Mark("attention", "hourglass-split", words.say("people.due.soon", words.date(due)));
    }

    /** The day on which something ends that ends with a day; else the day and time. */
    static String lastDay(Words words, Instant end) {
        var local = end.atZone(words.zone());
        return local.toLocalTime().equals(java.time.LocalTime.MIDNIGHT)
                ? words.date(local.toLocalDate().minusDays(1))
                : words.dateTime(end);
    }
}
