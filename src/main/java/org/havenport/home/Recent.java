package org.havenport.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest of a room's things.
 *
 * @param id for the heading, unique on the page, for example {@code results}
 * @param allPath where all of them are, and {@code allWords} the words of the link
 */
public record Recent(String id, String title, String allPath, String allWords, List<Row> rows) {

    /**
     * One line. The value, its unit and its flag are for results.
     *
     * @param flag the word of the flag, or {@code null} for none
     */
    public record Row(
            String title,
            String sentence,
            String path,
            @Nullable String value,
            @Nullable String unit,
            @Nullable RangeFlag flag,
            @Nullable String flagWord) {

        public static Row of(String title, String sentence, String path) {
            return new Row(title, sentence, path, null, null, null, null);
        }
    }
}
