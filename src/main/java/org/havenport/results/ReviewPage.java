package org.havenport.results;

import java.util.List;
import org.havenport.chart.GistInWords;
import org.jspecify.annotations.Nullable;

/**
 * What patients were shown and nobody of the care team has looked at.
 *
 * @param open what stands beside the list, or null
 */
record ReviewPage(Rows list, @Nullable Open open) {

    /**
     * A page of the list.
     *
     * @param next the address of the next page, or null at the end
     */
    record Rows(List<Row> rows, @Nullable String next) {}

    /**
     * A line of the list.
     *
     * @param outside how many values lie outside their range, in words
     * @param seen what the patient has done with it so far, in words
     */
    record Row(
            String path,
            String since,
            String name,
            String born,
            String title,
            String outside,
            String seen,
            boolean current) {

        Row current(boolean now) {
            return new Row(path, since, name, born, title, outside, seen, now);
        }
    }

    /**
     * One of them beside the list.
     *
     * @param reviewed when somebody looked, in words; null while nobody has
     * @param comment what they wrote to the patient, or null
     * @param suspected true when the patient says that it is about somebody else
     */
    record Open(
            String path,
            String given,
            String name,
            String line,
            String title,
            List<GistInWords> values,
            String seen,
            @Nullable String reviewed,
            ResultPage.@Nullable Said comment,
            boolean suspected) {}
}
