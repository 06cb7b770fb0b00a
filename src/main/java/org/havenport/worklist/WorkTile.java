package org.havenport.worklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.havenport.home.Due;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the staff's first page: what is theirs to do, and for who names who covers whom, the hours that nobody covers. */
@Component
class WorkTile implements Tile {

    private static final int ORDER = 10;

    private final Hands hands;
    private final Coverage coverage;
    private final Clock clock;

    WorkTile(Hands hands, Coverage coverage, Clock clock) {
        this.hands = hands;
        this.coverage = coverage;
        this.clock = clock;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        var lists = new ArrayList<WorkList>();
        if (Skill.CLERK.isOf(viewer)) {
            var own = hands.waiting(viewer);
            var due = own.first() == null ? null : Due.of(words, own.first(), clock.instant());
            lists.add(new WorkList(words.say("worklist.tile"), own.own(), WaitingWorkController.PATH, due));
        }
        if (viewer.holdsOneOf(Coverage.NAMING)) {
            lists.add(new WorkList(
                    words.say("worklist.tile.open"), coverage.openHours(viewer), CoverageController.PATH, null));
        }
        return lists;
    }
}
