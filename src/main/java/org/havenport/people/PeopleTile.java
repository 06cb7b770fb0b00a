package org.havenport.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.havenport.access.Rights;
import org.havenport.home.Due;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On the first page: one's own training before it ends, and for administrators what waits for them about people. */
@Component
class PeopleTile implements Tile {

    private static final Duration TO_CONFIRM = Duration.ofDays(14);

    private final Training training;
    private final Rights rights;
    private final EndRequests requests;
    private final Clock clock;

    PeopleTile(Training training, Rights rights, EndRequests requests, Clock clock) {
        this.training = training;
        this.rights = rights;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        if (viewer.kind() != Viewer.Kind.STAFF) {
            return List.of();
        }
        var now = clock.instant();
        var lists = new ArrayList<WorkList>();
        training.end(viewer, viewer.actor())
                .filter(end -> !end.isAfter(now.plus(Marks.SOON)))
                .ifPresent(end -> lists.add(own(words, end, now)));
        if (viewer.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            keeper(viewer, words, now, lists);
        }
        return lists;
    }

    /** Seven days before it says the day, and on the last day that it is the last. */
    private static WorkList own(Words words, Instant end, Instant now) {
        var key = !end.isAfter(now)
                ? "people.tile.own.over"
                : end.isAfter(now.plus(Duration.ofDays(1))) ? "people.tile.own.soon" : "people.tile.own.tomorrow";
        return new WorkList(words.say(key), 1, MyTrainingController.PATH, Due.of(words, end, now));
    }

    private void keeper(Viewer viewer, Words words, Instant now, List<WorkList> lists) {
        var asked = requests.count(viewer);
        var first = asked.first();
        if (first != null) {
            lists.add(new WorkList(
                    words.say("people.tile.ending"), asked.count(), Parts.ENDING, Due.of(words, first, now)));
        }
        var due = rights.all(viewer, now).stream()
                .filter(grant -> grant.stands(now))
                .map(grant -> grant.endsAt() == null ? now : grant.endsAt())
                .filter(end -> !end.isAfter(now.plus(TO_CONFIRM)))
                .sorted()
                .toList();
        if (!due.isEmpty()) {
            lists.add(new WorkList(
                    words.say("people.tile.confirm"), due.size(), Parts.CONFIRM, Due.of(words, due.getFirst(), now)));
        }
        var ends = training.ends(viewer).values().stream()
                .filter(end -> !end.isAfter(now.plus(Marks.SOON)))
                .sorted()
                .toList();
        if (!ends.isEmpty()) {
            lists.add(new WorkList(
                    words.say("people.tile.training"), ends.size(), Parts.PEOPLE, Due.of(words, ends.getFirst(), now)));
        }
    }
}
