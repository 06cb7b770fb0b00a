package org.havenport.enrolment;

import java.util.List;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the first page of those who keep accounts: who asked for one, and who is to be asked. */
@Component
class EnrolmentTile implements Tile {

    private static final int ORDER = 70;

    private final FollowUps followUps;

    EnrolmentTile(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        return viewer.holdsOneOf(WhoAskedForAnAccountIsLinkedByAPerson.WHO)
                ? List.of(new WorkList(
                        words.say("enrolment.lists.title"), followUps.waiting(viewer), EnrolmentController.LISTS, null))
                : List.of();
    }
}
