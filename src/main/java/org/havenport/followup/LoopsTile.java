package org.havenport.followup;

import java.util.List;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the first page of the care team: how many loops of care are not ended. */
@Component
class LoopsTile implements Tile {

    private static final int ORDER = 28;

    private final Loops loops;

    LoopsTile(Loops loops) {
        this.loops = loops;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(CallsTile.WHO)) {
            return List.of();
        }
        var many =
                loops.sums(viewer).values().stream().mapToLong(Loops.Sum::many).sum();
        return List.of(
                new WorkList(words.say("followup.loops.title"), Math.toIntExact(many), LoopsController.PATH, null));
    }
}
