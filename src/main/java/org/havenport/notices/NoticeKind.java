package org.havenport.notices;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A kind of notice. Rooms declare kinds as beans; what is said stands in their words under {@code
 * <room>.notice.<name>.subject}, {@code .text} and {@code .short}, the last for text messages, and has no gaps: there is no
 * way to put anything of a person into it (A6.3, C3).
 *
 * @param key the room first: {@code followup.something-new}
 * @param window how long no second notice of the kind goes to the same person; what comes meanwhile is told together at
 *     its end
 */
public record NoticeKind(String key, Urgency urgency, Duration window) {

    private static final Pattern KEY = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

    public NoticeKind {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A kind of notice is named room.kind-of-notice");
        }
    }

    /** How much it matters. */
    public enum Urgency {
        /** Points to something in the portal; may be switched off, and waits for the morning. */
        NUDGE,
        /** About the account itself: cannot be switched off, and goes at once to every address that works (B.edu.5). */
        SECURITY,
        /** A code to the very address that is to be verified. */
        CODE
    }

    /** What points to something new, at most once in so long. */
    public static NoticeKind nudge(String key, Duration window) {
        return new NoticeKind(key, Urgency.NUDGE, window);
    }

    /** What tells of something done with the account. */
    public static NoticeKind security(String key) {
        return new NoticeKind(key, Urgency.SECURITY, Duration.ZERO);
    }

    /** The key of its words: {@code followup.notice.something-new}. */
    String words() {
        int dot = key.indexOf('.');
        return key.substring(0, dot) + ".notice" + key.substring(dot);
    }
}
