package org.havenport.protocols;

import java.util.List;
import org.havenport.viewer.Role;

/**
 * A text somebody must answer for. Rooms declare texts as beans; a title and a plain explanation stand in their words
 * under {@code text.<key>} and {@code text.say.<key>}.
 *
 * @param key unique, with dots, for example {@code disclaimer.EMERGENCY}
 * @param kind who approves it
 * @param mandatory whether a practice may open without a version in force in each language
 * @param readByStaff whether everybody who works here confirms once a year that they read it
 * @param requirements rows of {@code compliance/requirements.csv} that ask for it
 */
public record Text(String key, Kind kind, boolean mandatory, boolean readByStaff, List<String> requirements) {

    /** What kind of text it is, and so who approves it. */
    public enum Kind {
        /** What the practice owes and does not owe: approved by counsel. */
        LEGAL(Role.COUNSEL),
        /** What patients should do about their health: approved by the medical director. */
        CLINICAL(Role.MEDICAL_DIRECTOR);

        private final Role approver;

        Kind(Role approver) {
            this.approver = approver;
        }

        /** The role that approves a text of this kind. */
        public Role approver() {
            return approver;
        }
    }

    /** A legal text without which the practice cannot open. */
    static Text legal(String key, String... requirements) {
        return new Text(key, Kind.LEGAL, true, false, List.of(requirements));
    }

    /** A clinical text without which the practice cannot open. */
    static Text clinical(String key, String... requirements) {
        return new Text(key, Kind.CLINICAL, true, false, List.of(requirements));
    }

    /** The same, and everybody who works here reads it once a year. */
    Text confirmedByStaff() {
        return new Text(key, kind, mandatory, true, requirements);
    }
}
