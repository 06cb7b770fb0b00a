package org.havenport.upkeep;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.havenport.home.Frame;
import org.havenport.protocols.Protocols;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.staff.Member;
import org.havenport.upkeep.UpdatesPage.Line;
import org.havenport.upkeep.UpdatesPage.Source;
import org.havenport.upkeep.Weaknesses.Weakness;
import org.havenport.viewer.Role;
import org.springframework.stereotype.Component;

/** Writes the page of updates. */
@Component
class UpdatesPages {

    private final Updates updates;
    private final Advisories advisories;
    private final Weaknesses weaknesses;
    private final HeldAgainstAdvisories held;
    private final BillOfMaterials parts;
    private final Duties duties;
    private final Protocols protocols;
    private final Clock clock;

    UpdatesPages(
            Updates updates,
            Advisories advisories,
            Weaknesses weaknesses,
            HeldAgainstAdvisories held,
            BillOfMaterials parts,
            Duties duties,
            Protocols protocols,
            Clock clock) {
        this.updates = updates;
        this.advisories = advisories;
        this.weaknesses = weaknesses;
        this.held = held;
        this.parts = parts;
        this.duties = duties;
        this.protocols = protocols;
        this.clock = clock;
    }

    UpdatesPage of(Frame frame) {
        var all = updates.all(frame.viewer());
        var next = updates.next(frame.viewer());
        var known = weaknesses.all(frame.viewer(), advisories.feeds());
        return new UpdatesPage(
                duties.whoHas(Duty.SECURITY).map(Member::shown).orElseGet(() -> frame.say("upkeep.updates.nobody")),
                next.map(one -> frame.say(
                                one.on().isBefore(today(frame)) ? "upkeep.updates.late" : "upkeep.updates.on",
                                frame.words().date(one.on())))
                        .orElseGet(() -> frame.say("upkeep.updates.none")),
                next.isPresent(),
                frame.viewer().holdsOneOf(Role.SECURITY_ADMINISTRATOR),
                frame.words().date(latest(frame)),
                all.stream()
                        .filter(one -> one.doneAt() != null && one.version() != null)
                        .map(one -> frame.say(
                                "upkeep.updates.done",
                                frame.words().dateTime(Objects.requireNonNull(one.doneAt())),
                                Objects.requireNonNull(one.version())))
                        .toList(),
                feeds(frame),
                held.doubt(clock.instant()) != null,
                known.stream()
                        .filter(Weakness::open)
                        .map(one -> line(frame, one))
                        .toList(),
                known.stream()
                        .filter(one -> !one.open())
                        .map(one -> line(frame, one))
                        .toList(),
                frame.say(
                        "upkeep.parts.count",
                        parts.built().size(),
                        parts.all().stream()
                                .filter(part -> part.ecosystem().isEmpty())
                                .map(Part::shown)
                                .collect(Collectors.joining(", "))),
                parts.cryptography().stream().map(Part::shown).sorted().collect(Collectors.joining(", ")));
    }

    LocalDate today(Frame frame) {
        return LocalDate.ofInstant(clock.instant(), frame.words().zone());
    }

    /** The last day an update may be planned for. */
    LocalDate latest(Frame frame) {
        return today(frame).plusDays(protocols.value(UpkeepParameters.UPDATE_DAYS));
    }

    private List<Source> feeds(Frame frame) {
        var read = weaknesses.readings(frame.viewer(), advisories.feeds()).stream()
                .collect(Collectors.toMap(Weaknesses.Reading::source, one -> one));
        return advisories.feeds().stream()
                .map(feed -> {
                    var one = read.get(feed);
                    if (one == null || one.readAt() == null || one.asOf() == null) {
                        return new Source(feed, frame.say("upkeep.feed.never"), false);
                    }
                    var words = frame.say(
                            one.failure() == null ? "upkeep.feed.read" : "upkeep.feed.failed",
                            frame.words().dateTime(one.readAt()),
                            one.entries(),
                            frame.words().dateTime(one.asOf()));
                    return new Source(
                            feed, words, one.failure() == null && !HeldAgainstAdvisories.stale(one, clock.instant()));
                })
                .toList();
    }

    private Line line(Frame frame, Weakness one) {
        var closed = one.closedAt();
        return new Line(
                one.advisory(),
                one.part().shown(),
                one.severity(),
                one.summary(),
                one.fixed().isEmpty() ? frame.say("upkeep.weakness.no-fix") : one.fixed(),
                frame.words().date(closed == null ? one.since() : closed),
                one.open()
                        && one.critical()
                        && HeldAgainstAdvisories.overdue(
                                one, protocols.value(UpkeepParameters.WEAKNESS_DAYS), clock.instant()));
    }
}
