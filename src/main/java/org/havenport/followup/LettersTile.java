package org.havenport.followup;

import java.util.List;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the first page of those who post letters: how many wait. */
@Component
class LettersTile implements Tile {

    private static final int ORDER = 26;

    private final LettersToCall letters;

    LettersTile(LettersToCall letters) {
        this.letters = letters;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        return viewer.holdsOneOf(Role.FRONT_DESK, Role.PORTAL_COORDINATOR)
                ? List.of(new WorkList(
                        words.say("followup.letters.title"), letters.count(viewer), LettersController.PATH, null))
                : List.of();
    }
}
