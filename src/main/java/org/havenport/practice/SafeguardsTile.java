package org.havenport.practice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.havenport.home.Due;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Those who answer for the practice see on their first page how many promises need them. */
@Component
class SafeguardsTile implements Tile {

    private static final int AFTER_THE_WORK = 900;

    private final LastAsked answers;
    private final Clock clock;

    SafeguardsTile(LastAsked answers, Clock clock) {
        this.clock = clock;
        this.answers = answers;
    }

    @Override
    public int order() {
        return AFTER_THE_WORK;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (!viewer.holdsOneOf(Owner.ROLES.toArray(Role[]::new))) {
            return List.of();
        }
        var last = answers.remembered();
        if (last == null) {
            return List.of();
        }
        var lists = new ArrayList<WorkList>();
        var mine = last.all().stream()
                .filter(e -> e.work() != null && e.owner().is(viewer))
                .toList();
        if (!mine.isEmpty()) {
            var first = mine.stream()
                    .flatMap(e -> Stream.ofNullable(e.work()))
                    .map(Entry.Work::due)
                    .min(Comparator.naturalOrder())
                    .map(due -> Due.of(words, due, clock.instant()));
            lists.add(new WorkList(
                    words.say("practice.work.tile"), mine.size(), WorkController.PATH, first.orElse(null)));
        }
        if (viewer.holdsOneOf(Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR, Role.MEDICAL_DIRECTOR)) {
            var waiting = last.count(Standing.BROKEN) + last.count(Standing.NEEDS_ATTENTION);
            lists.add(new WorkList(
                    words.say("practice.safeguards.tile"), Math.toIntExact(waiting), SafeguardsController.PATH, null));
        }
        return lists;
    }
}
