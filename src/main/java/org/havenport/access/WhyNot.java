package org.havenport.access;

import org.havenport.home.Frame;
import org.springframework.http.HttpStatus;

/** What a page says when a try to get in failed or was not looked at; the same for every name (A1.4). */
public final class WhyNot {

    /** From how many tries left on a page says their number. */
    private static final int TELL_FROM = 3;

    private WhyNot() {}

    /**
     * The words for it.
     *
     * @param wrong the key of the words for a try that was looked at; with {@code -left} those that say how many are left
     */
    public static String say(Frame frame, Try why, String wrong) {
        var phone = SignInPage.phone(frame);
        return switch (why) {
            case Try.Counted(var left) -> frame.say(left <= TELL_FROM ? wrong + "-left" : wrong, left, "", phone);
            case Try.Wait(var between) -> frame.say("access.wait", between.toSeconds(), "", phone);
            case Try.Locked(var until) ->
                frame.say("access.locked", 0, frame.words().time(until), phone);
            case Try.Closed() -> frame.say("access.closed", 0, "", phone);
            case Try.NetworkTired() -> frame.say("access.tired", 0, "", phone);
        };
    }

    /** The status of the answer. */
    public static HttpStatus status(Try why) {
        return why instanceof Try.Counted ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.TOO_MANY_REQUESTS;
    }
}
