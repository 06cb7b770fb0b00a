package org.havenport.chart;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a chart: what a list shows, without the body.
 *
 * @param group the report it belongs to, else its own id
 * @param history true when it was older than its feed's go-live allows for news
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
        Instant issued,
        boolean history,
        Gist gist) {

    /** A report or a single item, not a member of another. */
    public boolean leadsItsGroup() {
        return id.equals(group);
    }
}
