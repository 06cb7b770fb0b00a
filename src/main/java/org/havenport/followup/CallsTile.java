package org.havenport.followup;

import java.util.List;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the first page of those who call patients: how many the portal does not reach. */
@Component
class CallsTile implements Tile {

    static final Role[] WHO = {Role.NURSE, Role.CLINICIAN, Role.MEDICAL_DIRECTOR};
    private static final int ORDER = 25;

    private final Calls calls;

    CallsTile(Calls calls) {
        this.calls = calls;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        return viewer.holdsOneOf(WHO)
                ? List.of(new WorkList(
                        words.say("followup.calls.title"), calls.count(viewer), CallsController.PATH, null))
                : List.of();
    }
}
