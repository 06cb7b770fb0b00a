package org.havenport.audit;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was done, in words without health information; who did it and when comes from the transaction.
 *
 * @param action in lower case with hyphens and in the past tense, for example {@code "result-viewed"}
 * @param patient whose record it was, or {@code null} when it was nobody's
 * @param type what kind of thing, for example {@code "Observation"}
 * @param item which one, or {@code null} when it was none or several
 * @param count how many things
 */
public record AuditEvent(
        String action,
        @Nullable UUID patient,
        @Nullable String type,
        @Nullable UUID item,
        int count) {

    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

    public AuditEvent {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("An action is written in lower case with hyphens");
        }
        if (type != null && !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("A type is one word");
        }
        if (count < 0) {
            throw new IllegalArgumentException("A count is not negative");
        }
    }

    /** What is said of everything that staff looked at as the patient sees it: never that the patient did. */
    public static final String SEEN_AS_THE_PATIENT = "seen-as-the-patient";

    AuditEvent seenAsThePatient() {
        return new AuditEvent(SEEN_AS_THE_PATIENT, patient, type == null ? action : type, item, count);
    }

    /** Something that concerns no patient. */
    public static AuditEvent of(String action) {
        return new AuditEvent(action, null, null, null, 1);
    }

    /** One thing of a patient. */
    public static AuditEvent about(String action, @Nullable UUID patient, @Nullable String type, @Nullable UUID item) {
        return new AuditEvent(action, patient, type, item, 1);
    }

    /** Several things of a patient. */
    public static AuditEvent many(String action, @Nullable UUID patient, @Nullable String type, int count) {
        return new AuditEvent(action, patient, type, null, count);
    }
}
