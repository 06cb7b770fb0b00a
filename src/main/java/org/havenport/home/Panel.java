package org.havenport.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of results that belong together under one visit.
 *
 * @param about what the panel is, in plain words, or empty
 */
public record Panel(String caption, String about, List<Row> rows) {

    /** A result on one line; {@code range} in words, or {@code null} when none is known. */
    public record Row(
            String title,
            String path,
            String value,
            @Nullable String unit,
            @Nullable String range,
            @Nullable RangeFlag flag,
            @Nullable String flagWord) {}
}
