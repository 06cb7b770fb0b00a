package org.havenport.worklist;

import java.util.List;
import org.havenport.home.Choice;
import org.havenport.home.Due;
import org.havenport.viewer.Listed;
import org.jspecify.annotations.Nullable;

/**
 * The lists of somebody's work.
 *
 * @param own what came to them or they have taken
 * @param others what is a colleague's and they could do
 */
record WorkPage(Listed<Row> own, Listed<Row> others) {

    /**
     * One line.
     *
     * @param stage how far it went on, in words; null at the beginning
     */
    record Row(
            String path,
            Due due,
            String name,
            String born,
            String what,
            @Nullable String stage,
            String owner) {}

    /**
     * One piece of work.
     *
     * @param alsoOpen who else has it open now, in words; null when nobody
     * @param page where it is done; null when that is not for this viewer, or it is done here
     * @param refused why the last thing was not done; null when it was
     */
    record One(
            String path,
            Row row,
            @Nullable String alsoOpen,
            @Nullable String page,
            boolean theirs,
            boolean free,
            boolean able,
            @Nullable String up,
            @Nullable String down,
            List<Choice.Option> colleagues,
            List<Choice.Option> reasons,
            List<Choice.Option> outcomes,
            List<Line> steps,
            @Nullable String refused) {}

    /** A step that was kept. */
    record Line(String when, String what) {}
}
