package org.havenport.chart;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.havenport.viewer.Viewer;

/**
 * Guest interface: a room implements it to say which results, of those nobody of the care team has looked at, this reader
 * is not shown before they said that they know so (B.risk.misint.1).
 */
public interface Unreviewed {

    /** The groups among these items whose values stand behind that word for this reader. */
    Set<UUID> behindAWord(Viewer viewer, UUID patient, Collection<Item> items);

    /** Whether one item does. */
    boolean isBehindAWord(Viewer viewer, UUID patient, UUID item);
}
