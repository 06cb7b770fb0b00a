package org.havenport.access;

import java.time.Instant;
import org.havenport.home.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-in pages show.
 *
 * @param problem the key of the words that say what went wrong; null on the first visit
 * @param left how many tries are left, for the words
 * @param until until when the name is locked, for the words
 * @param username what was typed, so that nobody types it twice
 */
record SignInPage(
        @Nullable String problem, int left, @Nullable Instant until, String username) {

    /** From how many tries left on the page says their number. */
    private static final int TELL_FROM = 3;

    static SignInPage first() {
        return new SignInPage(null, 0, null, "");
    }

    static SignInPage busy(String username) {
        return new SignInPage("access.busy", 0, null, username);
    }

    static SignInPage refused(FailedSignInsLockThePassword.Try why, String wrong, String username) {
        return switch (why) {
            case FailedSignInsLockThePassword.Try.Counted(var left) ->
                new SignInPage(left <= TELL_FROM ? wrong + "-left" : wrong, left, null, username);
            case FailedSignInsLockThePassword.Try.Locked(var until) ->
                new SignInPage("access.locked", 0, until, username);
            case FailedSignInsLockThePassword.Try.Closed() -> new SignInPage("access.closed", 0, null, username);
            case FailedSignInsLockThePassword.Try.NetworkTired() -> new SignInPage("access.tired", 0, null, username);
        };
    }

    /** Why the last try failed, in words; null when nothing failed. */
    @Nullable
    String error(Frame frame) {
        return problem == null
                ? null
                : frame.say(problem, left, until == null ? "" : frame.words().time(until), phone(frame));
    }

    /** The number of the practice, or where to find it. */
    static String phone(Frame frame) {
        var phone = frame.practice().phone();
        return phone.isBlank() ? frame.say("access.our-number") : phone;
    }
}
