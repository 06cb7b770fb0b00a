package org.havenport.release;

import java.time.Clock;
import java.util.List;
import org.havenport.home.Due;
import org.havenport.home.NeedsYou;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the staff's first page: how many results wait for a call, and how long there is. */
@Component
class ReleaseTile implements Tile {

    private final ContactGate gate;
    private final ItemHolds holds;
    private final HoldRequests requests;
    private final Clock clock;

    ReleaseTile(ContactGate gate, ItemHolds holds, HoldRequests requests, Clock clock) {
        this.holds = holds;
        this.requests = requests;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 20;
    }

    /** What is held back from a patient stands on their first page until it opens. */
    @Override
    public List<NeedsYou> needsYou(Viewer viewer, Words words) {
        return viewer.seesPatientsPages()
                ? HeldResultsPage.things(words, holds.acting(viewer, viewer.patient()))
                : List.of();
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(ResultsToReleaseController.CALLERS)) {
            return List.of();
        }
        var queue = gate.queue(viewer);
        var due = queue.callBy() == null ? null : Due.of(words, queue.callBy(), clock.instant());
        var waiting = new WorkList(words.say("release.list"), queue.count(), ResultsToReleaseController.PATH, due);
        if (!viewer.holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR)) {
            return List.of(waiting);
        }
        var asked = requests.reviewsAsked(viewer).all();
        return asked == 0
                ? List.of(waiting)
                : List.of(waiting, new WorkList(words.say("release.reviews"), asked, HoldReviewsController.PATH, null));
    }
}
