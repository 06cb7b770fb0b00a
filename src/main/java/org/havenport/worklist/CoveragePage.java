package org.havenport.worklist;

import java.util.List;
import org.havenport.home.Choice.Option;
import org.havenport.safeguards.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Who covers whom in the next two weeks.
 *
 * @param naming whether this viewer names who covers whom; others enter their own absences only
 * @param able whether this viewer does work of patients, and so can be away from it
 * @param refused why the last thing was not kept; null when it was
 * @param about which of the forms that was
 */
record CoveragePage(
        List<Figure> figures,
        List<Row> rows,
        List<Away> absences,
        List<PoolRow> pools,
        List<Option> whose,
        List<Option> people,
        List<Option> days,
        boolean naming,
        boolean able,
        @Nullable String refused,
        String about) {

    /**
     * A pool or a clinician.
     *
     * @param open the hours in which somebody is missing, in words; none when every hour is covered
     */
    record Row(String name, String first, String second, List<String> open, boolean more) {}

    /** Somebody is away. */
    record Away(String id, String name, String when, String alternate, boolean theirs) {}

    /** A pool with its lead and members; {@code value} is what a form calls it. */
    record PoolRow(String value, String name, String lead, String members) {}
}
