package org.havenport.access;

import org.havenport.home.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-in pages show.
 *
 * @param problem the key of the words that say what went wrong; null on the first visit
 * @param why what may be done with the name now; null when nothing was counted
 * @param username what was typed, so that nobody types it twice
 * @param ofPasskey whether it was a passkey that was not taken
 */
record SignInPage(@Nullable String problem, @Nullable Try why, String username, boolean ofPasskey) {

    SignInPage(@Nullable String problem, @Nullable Try why, String username) {
        this(problem, why, username, false);
    }

    static SignInPage first() {
        return new SignInPage(null, null, "");
    }

    static SignInPage busy(String username) {
        return new SignInPage("access.busy", null, username);
    }

    /** A passkey was not taken. */
    static SignInPage passkey(String problem) {
        return new SignInPage(problem, null, "", true);
    }

    /** The organisation's sign-in did not lead in; it stands above all, as a passkey does. */
    static SignInPage organisation(String problem) {
        return new SignInPage(problem, null, "", true);
    }

    static SignInPage refused(Try why, String wrong, String username) {
        return new SignInPage(wrong, why, username);
    }

    /** Why the last try failed, in words; null when nothing failed. */
    @Nullable
    String error(Frame frame) {
        return ofPasskey ? null : said(frame);
    }

    /** As {@link #error}, about a passkey. */
    @Nullable
    String passkeyError(Frame frame) {
        return ofPasskey ? said(frame) : null;
    }

    private @Nullable String said(Frame frame) {
        return problem == null
                ? null
                : why == null ? frame.say(problem, 0, "", phone(frame)) : WhyNot.say(frame, why, problem);
    }

    /** The number of the practice, or where to find it. */
    static String phone(Frame frame) {
        var phone = frame.practice().phone();
        return phone.isBlank() ? frame.say("access.our-number") : phone;
    }
}
