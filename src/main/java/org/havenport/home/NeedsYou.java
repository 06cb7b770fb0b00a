package org.havenport.home;

/**
 * One thing that waits for a person, one tap away.
 *
 * @param title what it is, for example {@code Tell us you have seen your potassium result}
 * @param sentence when and why, under the title
 * @param attention true for at most one thing: it is shown first and in amber
 */
public record NeedsYou(Kind kind, String title, String sentence, String path, boolean attention) {

    /** What kind of thing it is; it decides the picture beside it. */
    public enum Kind {
        RESULT("clipboard2-pulse"),
        SEEN("check2-circle"),
        CALL("telephone-inbound"),
        MESSAGE("chat-left-text"),
        FORM("pencil-square"),
        VISIT("calendar-event"),
        MEDICINE("capsule"),
        ACCOUNT("person-gear"),
        SECURITY("shield-exclamation"),
        OTHER("info-circle");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        /** Its picture, of Bootstrap Icons. */
        public String icon() {
            return icon;
        }
    }
}
