package org.havenport.home;

import java.util.List;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What a room shows on the first page. Counting must be light: a tile opens nothing and leaves no audit line.
 */
public interface Tile {

    /** Lower comes first. */
    int order();

    /** What waits for this viewer; empty when nothing does. */
    default List<NeedsYou> needsYou(Viewer viewer, Words words) {
        return List.of();
    }

    /** The newest of this room's things for a patient's first page, or {@code null} to show nothing. */
    default @Nullable Recent recent(Viewer viewer, Words words) {
        return null;
    }

    /** The lists of work a member of staff walks down, with how many wait and how late the oldest is. */
    default List<WorkList> lists(Viewer viewer, Words words) {
        return List.of();
    }
}
