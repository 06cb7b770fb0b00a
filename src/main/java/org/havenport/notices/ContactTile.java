package org.havenport.notices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.havenport.home.NeedsYou;
import org.havenport.home.Tile;
import org.havenport.home.Words;
import org.havenport.home.WorkList;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** On a patient's first page: an address that does not work, or that should be looked at. On staff's: what did not arrive. */
@Component
class ContactTile implements Tile {

    private final ContactPoints points;
    private final AddressChanges changes;
    private final DeliveryLog log;
    private final AddressesAreAskedAbout asked;
    private final DeadAddressesAreNoticed dead;
    private final SecurityReminders reminders;
    private final NoMessageWaitsUnnoticed waits;
    private final Clock clock;

    ContactTile(
            ContactPoints points,
            AddressChanges changes,
            DeliveryLog log,
            AddressesAreAskedAbout asked,
            DeadAddressesAreNoticed dead,
            SecurityReminders reminders,
            NoMessageWaitsUnnoticed waits,
            Clock clock) {
        this.reminders = reminders;
        this.waits = waits;
        this.points = points;
        this.changes = changes;
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
        var known = points.lightly(viewer);
        if (known.stream().anyMatch(dead::mustBeShown)) {
            return List.of(needs(words, "bounced", true));
        }
        if (known.stream().anyMatch(point -> asked.isTime(point, clock.instant()))) {
            return List.of(needs(words, "ask", false));
        }
        if (reminders.waits(viewer)) {
            return List.of(new NeedsYou(
                    NeedsYou.Kind.SECURITY,
                    words.say("notices.needs.security"),
                    words.say("notices.needs.security.why"),
                    RemindersController.PATH,
                    false));
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
        var lists = new ArrayList<WorkList>();
        if (viewer.holdsOneOf(Role.FRONT_DESK, Role.PORTAL_COORDINATOR)) {
            lists.add(new WorkList(words.say("notices.staff.list"), log.unseen(viewer), NoticesController.PATH, null));
            frozen(lists, words, changes.frozen(viewer), NoticesController.PATH);
        }
        if (viewer.holdsOneOf(Role.PORTAL_COORDINATOR, Role.ADMINISTRATOR)) {
            var waiting = waits.last();
            if (waiting.count() > 0) {
                lists.add(new WorkList(
                        words.say("notices.waiting.list"),
                        Math.toIntExact(waiting.count()),
                        viewer.holdsOneOf(Role.PORTAL_COORDINATOR)
                                ? NoticesController.PATH
                                : StaffReachedController.PATH,
                        null));
            }
        }
        if (viewer.kind() == Viewer.Kind.STAFF && reminders.waits(viewer)) {
            lists.add(new WorkList(words.say("notices.needs.security"), 1, RemindersController.PATH, null));
        }
        if (viewer.holdsOneOf(Role.ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            frozen(lists, words, changes.frozenAccounts(viewer), StaffReachedController.PATH);
        }
        if (viewer.kind() == Viewer.Kind.STAFF
                && points.lightly(viewer).stream().noneMatch(ContactPoint::works)) {
            lists.add(new WorkList(words.say("notices.own.needs"), 1, ContactController.PATH, null));
        }
        return lists;
    }

    private static void frozen(List<WorkList> lists, Words words, Listed<AddressChanges.Frozen> frozen, String path) {
        if (frozen.all() > 0) {
            lists.add(new WorkList(words.say("notices.frozen.list"), frozen.all(), path, null));
        }
    }
}
