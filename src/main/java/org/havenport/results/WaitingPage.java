package org.havenport.results;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Practice;
import org.havenport.release.WaitingInWords;
import org.jspecify.annotations.Nullable;

/**
 * A result that waits for a call.
 *
 * @param came when it came in, in words
 * @param left how long until the call at the latest, in words; null when no time is promised
 * @param phones the numbers the practice will call
 * @param number whom to call instead of waiting: the practice while it is open, else the nurse line; empty when neither
 *     is known
 * @param mayShow true when the reader may ask to see it now
 * @param warning the approved words about results nobody has reviewed
 */
record WaitingPage(
        UUID id,
        WaitingInWords told,
        String came,
        @Nullable String left,
        List<String> phones,
        String number,
        boolean mayShow,
        ApprovedText warning) {

    static WaitingPage of(
            Frame frame, Result.Waits waits, boolean mayShow, ApprovedText warning, boolean open, Instant now) {
        var words = frame.words();
        var since = waits.placeholder().since();
        var callBy = waits.placeholder().callBy();
        var left = callBy == null || callBy.isBefore(now)
                ? null
                : words.say(
                        "results.waiting.left", Duration.between(now, callBy).toMinutes() + 1);
        return new WaitingPage(
                waits.id(),
                WaitingInWords.of(words, waits.placeholder(), now),
                words.say("results.waiting.came", words.day(since), words.time(since)),
                left,
                waits.phones(),
                number(frame.practice(), open),
                mayShow,
                warning);
    }

    private static String number(Practice practice, boolean open) {
        return !open && !practice.nurseLine().isBlank() ? practice.nurseLine() : practice.phone();
    }
}
