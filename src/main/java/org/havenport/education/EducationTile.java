package org.havenport.education;

import java.util.List;
import org.havenport.home.NeedsYou;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On a patient's first page: a gentle offer to look at how the portal works again. */
@Component
class EducationTile implements Tile {

    private final Rounds rounds;

    EducationTile(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<NeedsYou> needsYou(Viewer viewer, Words words) {
        if (viewer.kind() != Viewer.Kind.PATIENT) {
            return List.of();
        }
        return rounds.of(viewer, viewer.patient()).stream()
                .limit(1)
                .map(cause -> new NeedsYou(
                        cause == Cause.LOCKED ? NeedsYou.Kind.SECURITY : NeedsYou.Kind.OTHER,
                        words.say("education.needs"),
                        words.say("education.needs." + cause),
                        TourController.PATH,
                        false))
                .toList();
    }
}
