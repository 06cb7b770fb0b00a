package org.havenport.policies;

import java.util.List;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The editor of one place.
 *
 * @param main whether it is the place all others follow
 * @param fresh whether it is not there yet
 * @param due what the hours as typed mean for a message, or null while they cannot be read
 */
record HoursPage(
        String path,
        String title,
        boolean main,
        boolean fresh,
        HoursForm form,
        Errors errors,
        List<Day> week,
        List<Fact> holidays,
        @Nullable String due) {

    /** A day of the week: its name on the page and the beginning of its fields. */
    record Day(String name, String field, int spans) {}

    /** A change that waits. */
    record Waiting(
            long number, String line, String reason, String from, List<Turn> turns, boolean mayDecide, boolean own) {}

    /** What one value was and is to be. */
    record Turn(String title, Shown before, Shown after) {}

    /** What was once decided or refused. */
    record Past(String title, String path, String state, String when, String who) {}
}
