package org.havenport.home;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What stands on the first page after sign-in, gathered from the tiles of all rooms in one transaction; what leads nowhere is left out. */
@Component
public class FirstPages {

    private final List<Tile> tiles;
    private final Asking asking;
    private final OpenPages pages;

    FirstPages(List<Tile> tiles, Asking asking, OpenPages pages) {
        this.tiles = tiles.stream().sorted(Comparator.comparingInt(Tile::order)).toList();
        this.asking = asking;
        this.pages = pages;
    }

    /** What waits for a patient, what asks for attention first, and the newest of each room. */
    HomePage home(Viewer viewer, Words words, String greeting) {
        return asking.as(viewer, _ -> new HomePage(greeting, needsYou(viewer, words), recent(viewer, words), true));
    }

    /** The same without anything of the record, for staff who see a patient's pages and whose role shows no record. */
    static HomePage bare(String greeting) {
        return new HomePage(greeting, List.of(), List.of(), false);
    }

    /** The lists of work a member of staff walks down. */
    List<WorkList> lists(Viewer viewer, Words words) {
        return asking.as(
                viewer,
                _ -> tiles.stream()
                        .flatMap(tile -> tile.lists(viewer, words).stream())
                        .filter(list -> pages.opens(viewer, list.path()))
                        .toList());
    }

    /** Whether the database answers. */
    boolean ready() {
        try {
            return asking.atTheDoor(
                            sql -> sql.of("select 1").query(Integer.class).single())
                    == 1;
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }

    private List<NeedsYou> needsYou(Viewer viewer, Words words) {
        return tiles.stream()
                .flatMap(tile -> tile.needsYou(viewer, words).stream())
                .filter(thing -> pages.opens(viewer, thing.path()))
                .sorted(Comparator.comparing((NeedsYou thing) -> !thing.attention()))
                .toList();
    }

    private List<Recent> recent(Viewer viewer, Words words) {
        return tiles.stream()
                .map(tile -> tile.recent(viewer, words))
                .filter(Objects::nonNull)
                .filter(recent -> pages.opens(viewer, recent.allPath()))
                .toList();
    }
}
