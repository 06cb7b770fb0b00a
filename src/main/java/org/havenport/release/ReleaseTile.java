package org.havenport.release;

import java.time.Clock;
import java.util.List;
import org.havenport.home.Due;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the staff's first page: how many results wait for a call, and how long there is. */
@Component
class ReleaseTile implements Tile {

    private final ContactGate gate;
    private final Clock clock;

    ReleaseTile(ContactGate gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(ResultsToReleaseController.CALLERS)) {
            return List.of();
        }
        var queue = gate.queue(viewer);
        var due = queue.callBy() == null ? null : Due.of(words, queue.callBy(), clock.instant());
        return List.of(new WorkList(words.say("release.list"), queue.count(), ResultsToReleaseController.PATH, due));
    }
}
