package org.havenport.intake;

import java.util.List;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the staff's first page: how much waits because nobody knows whose it is. */
@Component
class MatchingTile implements Tile {

    private static final int AFTER_THE_CALLS = 60;

    private final Matching matching;

    MatchingTile(Matching matching) {
        this.matching = matching;
    }

    @Override
    public int order() {
        return AFTER_THE_CALLS;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(Matching.MATCHERS)) {
            return List.of();
        }
        var waiting = matching.figures(viewer).waiting();
        return List.of(new WorkList(
                words.say("intake.matching.title"), (int) Math.min(waiting, 99_999), MatchingController.PATH, null));
    }
}
