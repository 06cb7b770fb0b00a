package org.havenport.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

/**
 * The first lines of a list and how many it has in all, so that a page that shows some can say so.
 *
 * @param shown the first, in the list's order
 * @param all how many there are, those that are not shown included
 */
public record Listed<T>(List<T> shown, int all) {

    /** Stands among the columns of a statement that ends in {@code limit}: what it would have found without. */
    public static final String ALL = "count(*) over () as of_all";

    public Listed {
        shown = List.copyOf(shown);
    }

    /** A list without lines. */
    public static <T> Listed<T> none() {
        return new Listed<>(List.of(), 0);
    }

    /** Reads the rows of a statement that has {@link #ALL} among its columns. */
    public static <T> ResultSetExtractor<Listed<T>> of(RowMapper<T> row) {
        return found -> {
            var shown = new ArrayList<T>();
            int all = 0;
            while (found.next()) {
                all = found.getInt("of_all");
                shown.add(row.mapRow(found, shown.size()));
            }
            return new Listed<>(shown, all);
        };
    }

    /** The same lines, said otherwise. */
    public <R> Listed<R> map(Function<? super T, R> line) {
        return new Listed<>(shown.stream().map(line).toList(), all);
    }

    /** How many there are that are not shown. */
    public int more() {
        return all - shown.size();
    }
}
