package org.havenport.meanings;

import java.util.List;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** How many chapters wait for the medical director, each language for itself. */
@Component
class MeaningsTile implements Tile {

    private final KnownTests known;
    private final ExplanationsWaitForApproval wait;

    MeaningsTile(KnownTests known, ExplanationsWaitForApproval wait) {
        this.known = known;
        this.wait = wait;
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(Role.MEDICAL_DIRECTOR)) {
            return List.of();
        }
        var waiting = known.chapters().stream()
                .flatMap(chapter ->
                        MeaningTexts.LANGUAGES.stream().flatMap(language -> wait.draft(chapter, language).stream()))
                .count();
        return waiting == 0
                ? List.of()
                : List.of(new WorkList(
                        words.say("meanings.waiting"), Math.toIntExact(waiting), MeaningsController.PATH, null));
    }
}
