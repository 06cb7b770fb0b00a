package org.havenport.release;

import java.time.Instant;
import java.time.LocalDate;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a patient is told of a result that waits: the same on their pages, and where staff look at what they see. A time
 * is named only while a named person holds the call.
 *
 * @param promise who will call and until when
 * @param by until when, for a heading; null while no time is promised or when it has passed
 * @param late true when the promised time has passed
 */
public record WaitingInWords(
        String title, String promise, @Nullable String by, boolean late) {

    /** The words for a result at an instant. */
    public static WaitingInWords of(Words words, Placeholder placeholder, Instant now) {
        var title = words.say("release.waiting.title." + placeholder.kind());
        var callBy = placeholder.callBy();
        if (callBy == null) {
            return new WaitingInWords(title, words.say("release.waiting.somebody"), null, false);
        }
        var by = moment(words, callBy, now);
        if (callBy.isBefore(now)) {
            return new WaitingInWords(title, words.say("release.waiting.late", by), null, true);
        }
        var promise = placeholder.caller() == null
                ? words.say("release.waiting.team", by)
                : words.say("release.waiting.named", placeholder.caller(), by);
        return new WaitingInWords(title, promise, by, false);
    }

    /** {@code 3:40 pm} today, {@code Tuesday, November 17, 3:40 pm} on another day. */
    static String moment(Words words, Instant at, Instant now) {
        var sameDay = LocalDate.ofInstant(at, words.zone()).equals(LocalDate.ofInstant(now, words.zone()));
        return sameDay ? words.time(at) : words.say("release.day-and-time", words.day(at), words.time(at));
    }
}
