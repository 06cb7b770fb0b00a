package org.havenport.practice;

import java.util.List;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Those who answer for the practice see on their first page how many promises need them. */
@Component
class SafeguardsTile implements Tile {

    private static final int AFTER_THE_WORK = 900;

    private final LastAsked answers;

    SafeguardsTile(LastAsked answers) {
        this.answers = answers;
    }

    @Override
    public int order() {
        return AFTER_THE_WORK;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR)) {
            return List.of();
        }
        var last = answers.remembered();
        if (last == null) {
            return List.of();
        }
        var waiting = last.all().stream()
                .filter(a -> a.evidence().state() != Evidence.State.HOLDS)
                .count();
        return List.of(new WorkList(
                words.say("practice.safeguards.tile"), Math.toIntExact(waiting), "/staff/safeguards", null));
    }
}
