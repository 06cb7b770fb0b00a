package org.havenport.people;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.access.Joining;
import org.havenport.access.Rights;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.people.PeoplePage.Row;
import org.havenport.staff.Staff;
import org.havenport.viewer.Role;
import org.havenport.viewer.RoleGrant;
import org.springframework.stereotype.Component;

/** The list of those who work here, in words. */
@Component
class PeopleInWords {

    private final Staff staff;
    private final Rights rights;
    private final Training training;
    private final Joining joining;
    private final Clock clock;

    PeopleInWords(Staff staff, Rights rights, Training training, Joining joining, Clock clock) {
        this.staff = staff;
        this.rights = rights;
        this.training = training;
        this.joining = joining;
        this.clock = clock;
    }

    PeoplePage list(Frame frame) {
        var viewer = frame.viewer();
        var now = clock.instant();
        var held = held(rights.all(viewer, now), now);
        var taught = training.ends(viewer);
        var invited =
                joining.open(viewer).stream().collect(Collectors.toMap(Joining.Open::account, Joining.Open::until));
        var here = new ArrayList<Row>();
        var gone = new ArrayList<Row>();
        var current = 0;
        for (var worker : staff.workers(viewer)) {
            var account = worker.member().account();
            var until = taught.get(account);
            var row = new Row(
                    Parts.person(account),
                    worker.member().name(),
                    worker.member().job(),
                    names(frame.words(), held.getOrDefault(account, Set.of())),
                    Marks.state(frame.words(), worker, invited.get(account), now),
                    Marks.training(frame.words(), until, now));
            if (worker.endedAt() == null) {
                here.add(row);
                current += until != null && until.isAfter(now) ? 1 : 0;
            } else {
                gone.add(row);
            }
        }
        return new PeoplePage(here, gone, current, here.size(), Parts.keeps(frame));
    }

    /** The roles that stand now, by account. */
    static Map<UUID, Set<Role>> held(Collection<RoleGrant> grants, Instant now) {
        return grants.stream()
                .filter(grant -> grant.stands(now))
                .collect(Collectors.groupingBy(
                        RoleGrant::account,
                        Collectors.mapping(RoleGrant::role, Collectors.toCollection(java.util.TreeSet::new))));
    }

    static String names(Words words, Set<Role> roles) {
        return roles.isEmpty()
                ? words.say("people.role.none")
                : roles.stream().map(role -> name(words, role)).collect(Collectors.joining(", "));
    }

    static String name(Words words, Role role) {
        return words.say("people.role." + role);
    }
}
