package org.havenport.chart;

import java.util.List;
import java.util.UUID;
import org.havenport.viewer.Viewer;

/**
 * News, told inside the transaction: items were taken out of a record for good. Whoever listens and writes joins the
 * transaction by asking as {@code by}.
 *
 * @param patient in whose record they stood
 * @param items which, with everything that was released together with them
 * @param reason a code such as {@code WRONG_PATIENT}, never content
 * @param by who carried it out
 * @param decidedBy the person who decided it; all zeros when nobody said who
 */
public record ItemsRetracted(UUID patient, List<UUID> items, String reason, Viewer by, UUID decidedBy) {

    public ItemsRetracted {
        items = List.copyOf(items);
    }
}
