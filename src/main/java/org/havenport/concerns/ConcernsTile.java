package org.havenport.concerns;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.havenport.home.NeedsYou;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the first page: decisions a patient has not read, requests that wait for staff, incidents that wait for compliance. */
@Component
class ConcernsTile implements Tile {

    private final Corrections corrections;
    private final Decisions decisions;
    private final Incidents incidents;
    private final Clock clock;

    ConcernsTile(Corrections corrections, Decisions decisions, Incidents incidents, Clock clock) {
        this.corrections = corrections;
        this.decisions = decisions;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<NeedsYou> needsYou(Viewer viewer, Words words) {
        if (!viewer.seesPatientsPages() || isMirrorOfOthers(viewer)) {
            return List.of();
        }
        return corrections.unread(viewer, viewer.patient()).stream()
                .map(c -> new NeedsYou(
                        NeedsYou.Kind.FORM,
                        words.say("concerns.needs.answer"),
                        words.say("concerns.needs.answer.say", words.date(c.asked())),
                        CorrectionsController.PATH + "/" + c.id(),
                        false))
                .toList();
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        var lists = new ArrayList<WorkList>();
        if (viewer.holdsOneOf(CorrectionsToDecideController.READERS)) {
            lists.add(list(words, "concerns.staff.title", CorrectionsToDecideController.PATH, decisions.count(viewer)));
        }
        if (viewer.holdsOneOf(Role.COMPLIANCE_OFFICER)) {
            lists.add(list(words, "concerns.incidents.title", IncidentsController.PATH, incidents.count(viewer)));
        }
        return lists;
    }

    /** Staff who may not read requests do not learn of them by seeing what the patient sees either. */
    private static boolean isMirrorOfOthers(Viewer viewer) {
        return viewer instanceof Viewer.Mirror mirror
                && !mirror.staff().holdsOneOf(CorrectionsToDecideController.READERS);
    }

    private WorkList list(Words words, String name, String path, Count count) {
        var due = count.due() == null ? null : DaysLeft.of(words, count.due(), clock.instant());
        return new WorkList(words.say(name), count.open(), path, due);
    }
}
