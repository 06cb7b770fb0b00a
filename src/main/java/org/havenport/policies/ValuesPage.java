package org.havenport.policies;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of values.
 *
 * @param missing what must be decided before the portal opens
 * @param waiting proposals that wait
 */
record ValuesPage(List<Missing> missing, List<Waiting> waiting, List<Chapter> chapters) {

    /** A value nobody has decided. */
    record Missing(String path, String title) {}

    /**
     * A proposal that waits.
     *
     * @param yours what the reader can do, in words
     */
    record Waiting(String path, String title, String before, String after, String from, String by, String yours) {}

    /** Values that belong together. */
    record Chapter(String id, String name, List<Row> rows) {}

    /**
     * One of them, in words.
     *
     * @param marks what is to be known about it, each with the look of a state
     */
    record Row(
            String path,
            String title,
            String help,
            String value,
            String since,
            @Nullable String by,
            List<Mark> marks) {}

    /** A word with a shape: {@code attention} or {@code holds}. */
    record Mark(String look, String icon, String words) {}
}
