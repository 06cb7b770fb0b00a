package org.havenport.patients;

import java.time.Clock;
import java.util.List;
import org.havenport.home.Due;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the compliance officer's first page: how many reasons nobody has looked at, and until when there is time. */
@Component
class EmergencyTile implements Tile {

    private final EmergencyUses uses;
    private final Clock clock;

    EmergencyTile(EmergencyUses uses, Clock clock) {
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(Role.COMPLIANCE_OFFICER)) {
            return List.of();
        }
        var waiting = uses.waiting(viewer);
        var due = waiting.first() == null ? null : Due.of(words, waiting.first(), clock.instant());
        return List.of(
                new WorkList(words.say("patients.emergency.list"), waiting.count(), EmergencyController.PATH, due));
    }
}
