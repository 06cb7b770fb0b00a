package org.havenport.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list.
 *
 * @param detail what else it says, or null
 * @param when and by whom, in words
 * @param value of a measurement with its unit, or null
 * @param state in words when it is not the ordinary one, or null
 * @param warns whether the state must catch the eye
 * @param note what a reader should know of it: that it is confidential, or that the patient cannot see it; or null
 * @param under what belongs to it
 */
record Line(
        String title,
        String path,
        @Nullable String detail,
        String when,
        @Nullable String value,
        @Nullable String state,
        boolean warns,
        @Nullable String note,
        List<Line> under) {

    Line with(List<Line> lines) {
        return new Line(title, path, detail, when, value, state, warns, note, lines);
    }
}
