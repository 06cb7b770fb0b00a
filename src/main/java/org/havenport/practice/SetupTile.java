package org.havenport.practice;

import java.util.List;
import org.havenport.access.Opening;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Tells the second person that opening the portal waits for them. */
@Component
class SetupTile implements Tile {

    private final Opening opening;

    SetupTile(Opening opening) {
        this.opening = opening;
    }

    @Override
    public int order() {
        return 890;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(Opening.WHO.toArray(Role[]::new))) {
            return List.of();
        }
        var waiting = opening.standing(viewer).waiting();
        return waiting == null || waiting.by().equals(viewer.actor())
                ? List.of()
                : List.of(new WorkList(words.say("practice.setup.tile"), 1, SetupController.PATH, null));
    }
}
