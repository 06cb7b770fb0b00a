package org.havenport.concerns;

import java.util.List;
import org.havenport.home.Choice;
import org.havenport.home.Due;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.havenport.viewer.Listed;
import org.jspecify.annotations.Nullable;

/**
 * The privacy worklist.
 *
 * @param closed what was decided, folded away
 * @param open what stands beside the list, or null
 */
record IncidentPage(
        Listed<Row> rows, Listed<Closed> closed, @Nullable Open open) {

    /** A line of the list. */
    record Row(String path, Due due, String record, String cause, String items, String discovered, boolean current) {}

    /** A line of those that are closed. */
    record Closed(String path, String record, String cause, String decision, boolean current) {}

    /**
     * One of them.
     *
     * @param audit where the whole log of this record is
     * @param looks who looked before it was discovered
     * @param mine true when the reader's own act is what it is about
     * @param closed what was decided, in words; null while it is open
     */
    record Open(
            String path,
            String title,
            @Nullable Due due,
            List<Fact> facts,
            String audit,
            List<Look> looks,
            boolean mine,
            @Nullable String closed,
            List<Factor> factors,
            Choice decision,
            Errors errors) {}

    /** Somebody who looked. */
    record Look(String who, String what, String first, String last, int times) {}

    /** A part of the assessment: its question, what it means, what was written. */
    record Factor(
            String id,
            String label,
            String help,
            String text,
            @Nullable String error) {}
}
