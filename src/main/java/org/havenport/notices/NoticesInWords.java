package org.havenport.notices;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what became of messages, and to whom; staff who may not know an address do not come here. */
@Component
class NoticesInWords {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final DeliveryLog log;
    private final ContactPoints points;
    private final AddressChanges changes;
    private final Patients patients;
    private final Carriers carriers;
    private final Silences silences;

    NoticesInWords(
            DeliveryLog log,
            ContactPoints points,
            AddressChanges changes,
            Patients patients,
            Carriers carriers,
            Silences silences) {
        this.silences = silences;
        this.log = log;
        this.points = points;
        this.changes = changes;
        this.patients = patients;
        this.carriers = carriers;
    }

    NoticesPage page(Frame frame) {
        var viewer = frame.viewer();
        var words = frame.words();
        var newest = log.newest(viewer, null);
        var bounced = log.bounced(viewer);
        var stale = log.stale(viewer);
        var unseen = log.failed(viewer);
        var who = new HashSet<UUID>();
        var frozen = changes.frozen(viewer);
        frozen.shown().forEach(it -> who.add(it.whose()));
        newest.forEach(it -> who.add(it.patient()));
        unseen.shown().forEach(it -> who.add(it.patient()));
        bounced.shown().forEach(it -> who.add(it.patient()));
        stale.shown().forEach(it -> who.add(it.patient()));
        var people = patients.who(viewer, who);
        var counts = log.counts(viewer, A_WEEK);
        return new NoticesPage(
                Arrays.stream(Delivery.State.values())
                        .map(state -> new NoticesPage.Count(
                                words.say("notices.staff.state." + state), counts.getOrDefault(state, 0)))
                        .toList(),
                unseen.map(it -> failed(viewer, words, it, name(words, people, it.patient()))),
                frozen.map(it -> new NoticesPage.Rests(
                        name(words, people, it.whose()),
                        only(viewer, words, it.whose()),
                        words.dateTime(it.since()),
                        null)),
                dead(viewer, words, people, bounced),
                dead(viewer, words, people, stale),
                newest.stream().map(it -> line(words, it, people)).toList(),
                silences.mistaken(viewer).all(),
                carriers.keeps());
    }

    List<NoticesPage.Kept> kept(Words words, List<KeptHere.Kept> kept) {
        return kept.stream()
                .map(it -> new NoticesPage.Kept(
                        words.dateTime(it.at()),
                        it.letter().to(),
                        it.letter().subject(),
                        it.letter().text()))
                .toList();
    }

    private NoticesPage.Failed failed(Viewer viewer, Words words, Delivery it, String name) {
        return new NoticesPage.Failed(
                name,
                only(viewer, words, it.patient()),
                words.dateTime(it.settled() == null ? it.made() : it.settled()),
                words.say("notices.channel." + it.channel()),
                why(words, it),
                "%s/%s/%s/seen".formatted(NoticesController.PATH, it.patient(), it.id()));
    }

    private Listed<NoticesPage.Dead> dead(
            Viewer viewer, Words words, Map<UUID, Person> people, Listed<DeliveryLog.Unreached> all) {
        return all.map(it -> new NoticesPage.Dead(
                name(words, people, it.patient()),
                only(viewer, words, it.patient()),
                words.say("notices.channel." + it.point().channel()),
                it.point().address(),
                words.date(it.since())));
    }

    private static NoticesPage.Line line(Words words, Delivery it, Map<UUID, Person> people) {
        return new NoticesPage.Line(
                name(words, people, it.patient()),
                words.dateTime(it.made()),
                words.say("notices.channel." + it.channel()),
                words.say("notices.staff.state." + it.state()),
                it.why() == null ? null : why(words, it),
                it.attempts());
    }

    /** A request for confidential communication stands beside the name, so that nobody reaches for the telephone. */
    private @Nullable String only(Viewer viewer, Words words, UUID patient) {
        return points.wish(viewer, patient)
                .filter(Wish::onlyThisWay)
                .map(wish -> wish.by() == Wish.By.NONE
                        ? words.say("notices.staff.only.NONE")
                        : words.say("notices.staff.only", words.say("notices.wish.by." + wish.by())))
                .orElse(null);
    }

    private static String why(Words words, Delivery it) {
        var why = it.why();
        if (why == null) {
            return "";
        }
        var key = "notices.why." + why;
        // What other systems say is a code (RFC 3463); those that begin with 5 are for good.
        return words.has(key) ? words.say(key) : why.startsWith("5.") ? words.say("notices.why.5") : why;
    }

    private static String name(Words words, Map<UUID, Person> people, UUID patient) {
        var person = people.get(patient);
        return person == null ? words.say("notices.staff.unknown") : person.name();
    }
}
