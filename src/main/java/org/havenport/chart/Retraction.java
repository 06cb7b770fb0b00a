package org.havenport.chart;

import java.util.List;
import java.util.UUID;

/**
 * What a retraction came to.
 *
 * @param items what was taken out, with everything that was released together with it
 * @param wasReleased true when the patient of that record could see any of it
 */
public record Retraction(List<UUID> items, boolean wasReleased) {

    public Retraction {
        items = List.copyOf(items);
    }
}
