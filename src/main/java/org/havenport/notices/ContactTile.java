package org.havenport.notices;

import java.time.Clock;
import java.util.List;
import org.havenport.home.NeedsYou;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On a patient's first page: an address that does not work, or that should be looked at. On staff's: what did not arrive. */
@Component
class ContactTile implements Tile {

    private final ContactPoints points;
    private final DeliveryLog log;
    private final AddressesAreAskedAbout asked;
    private final DeadAddressesAreNoticed dead;
    private final Clock clock;

    ContactTile(
            ContactPoints points,
            DeliveryLog log,
            AddressesAreAskedAbout asked,
            DeadAddressesAreNoticed dead,
            Clock clock) {
        this.points = points;
        this.log = log;
        this.asked = asked;
        this.dead = dead;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public List<NeedsYou> needsYou(Viewer viewer, Words words) {
        if (viewer.kind() != Viewer.Kind.PATIENT) {
            return List.of();
        }
        var known = points.lightly(viewer, viewer.patient());
        if (known.stream().anyMatch(dead::mustBeShown)) {
            return List.of(needs(words, "bounced", true));
        }
        if (known.stream().anyMatch(point -> asked.isTime(point, clock.instant()))) {
            return List.of(needs(words, "ask", false));
        }
        return List.of();
    }

    private static NeedsYou needs(Words words, String what, boolean attention) {
        return new NeedsYou(
                NeedsYou.Kind.ACCOUNT,
                words.say("notices.needs." + what),
                words.say("notices.needs." + what + ".why"),
                ContactController.PATH,
                attention);
    }

    @Override
    public List<WorkList> lists(Viewer viewer, Words words) {
        return viewer.holdsOneOf(Role.FRONT_DESK, Role.PORTAL_COORDINATOR)
                ? List.of(
                        new WorkList(words.say("notices.staff.list"), log.unseen(viewer), NoticesController.PATH, null))
                : List.of();
    }
}
