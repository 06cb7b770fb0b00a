package org.havenport.chart;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a chart: what a list shows, without the body.
 *
 * @param group the report it belongs to, else its own id
 * @param until the end of a period, or null
 * @param history true when it was older than its feed's go-live allows for news
 * @param source the feed it came from
 * @param filed when this version of it came in
 * @param confidential true when it is about a confidential topic: it stands in no preview
 */
public record Item(
        UUID patient,
        UUID id,
        int version,
        String type,
        Category category,
        String status,
        ReleaseState state,
        UUID group,
        Instant effective,
        @Nullable Instant until,
        Instant issued,
        boolean history,
        String source,
        Instant filed,
        boolean confidential,
        Gist gist) {

    /** A report or a single item, not a member of another. */
    public boolean leadsItsGroup() {
        return id.equals(group);
    }

    @Override
    public String toString() {
        return "%s %s".formatted(type, id);
    }
}
