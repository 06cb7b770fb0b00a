package org.havenport.safeguards;

import java.util.List;
import java.util.Set;

/**
 * A promise the program keeps, and the control that keeps it. The implementing class is named as the promise, is called
 * by the code it guards, and looks its evidence up when asked; it never types it.
 */
public interface Safeguard {

    /** Rows of {@code compliance/requirements.csv} that this promise answers, for example {@code B.com.3}. */
    List<String> requirements();

    /**
     * The sentence a practice manager reads, in English. The same sentence stands under the key {@code
     * safeguard.<SimpleClassName>} in the room's words, with its translation.
     */
    String promise();

    /** Does it hold now? Looked up at the moment of the call. */
    Evidence evidence();

    /** Whether the program makes it so, or can only watch what people set up. */
    default Force force() {
        return Force.ENFORCES;
    }

    /** Whether it is about signing in, keys, updates or who may see what: such promises are reviewed every 90 days (B.concl). */
    default boolean cyber() {
        return requirements().stream()
                .anyMatch(row -> row.startsWith("B.sec.") || row.startsWith("B.risk.sec.") || CYBER.contains(row));
    }

    /** Rows about security that stand elsewhere in the bulletins. */
    Set<String> CYBER = Set.of("A1.1", "A1.3", "A1.4", "A1.5", "C4");

    /** How strong a promise is. */
    enum Force {
        /** The control itself: remove it and the program does something else. */
        ENFORCES,
        /** A setting or habit outside the program that can only be watched. */
        WATCHES
    }
}
