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
        /** The same by the channel that was not tried yet, for what stayed unread (A1.10). */
        OTHER_WAY,
        /** About the account itself: cannot be switched off, and goes at once to every address that works (B.edu.5). */
        SECURITY,
        /** Calls a member of staff to work that cannot wait: cannot be switched off, and goes at once to every address. */
        PAGE,
        /** A code to one address: to show that it is somebody's, or that somebody is who they say. */
        CODE,
        /** About the account, to an address that was just replaced: with a link that undoes it. */
        UNDO
    }

    /** What points to something new, at most once in so long. */
    public static NoticeKind nudge(String key, Duration window) {
        return new NoticeKind(key, Urgency.NUDGE, window);
    }

    /** What points again, and by another channel, to what stayed unread. */
    public static NoticeKind otherWay(String key, Duration window) {
        return new NoticeKind(key, Urgency.OTHER_WAY, window);
    }

    /** Whether it points to something in the portal, and waits for the morning and for what somebody wants. */
    boolean points() {
        return urgency == Urgency.NUDGE || urgency == Urgency.OTHER_WAY;
    }

    /** What tells of something done with the account. */
    public static NoticeKind security(String key) {
        return new NoticeKind(key, Urgency.SECURITY, Duration.ZERO);
    }

    /** What calls somebody of the staff to work that cannot wait. */
    public static NoticeKind page(String key) {
        return new NoticeKind(key, Urgency.PAGE, Duration.ZERO);
    }

    /** What carries eight digits, and else only its fixed words. */
    public static NoticeKind code(String key) {
        return new NoticeKind(key, Urgency.CODE, Duration.ZERO);
    }

    /** The key of its words: {@code followup.notice.something-new}. */
    String words() {
        int dot = key.indexOf('.');
        return key.substring(0, dot) + ".notice" + key.substring(dot);
    }
}
