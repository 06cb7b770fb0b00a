package org.havenport.practice;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.home.Due;
import org.havenport.home.FieldError;
import org.havenport.home.Frame;
import org.havenport.home.OpenPages;
import org.havenport.practice.SafeguardPage.Form;
import org.havenport.practice.SafeguardPage.Line;
import org.havenport.practice.SafeguardPage.Option;
import org.havenport.practice.SafeguardPage.Task;
import org.havenport.practice.SafeguardPage.Turn;
import org.havenport.practice.SafeguardPage.Typed;
import org.havenport.practice.SafeguardPage.Waived;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the page of one promise. */
@Component
class SafeguardPages {

    private final Register register;
    private final Mending mending;
    private final OpenPages openPages;
    private final Staff staff;
    private final Behind behind;
    private final SafeguardsAreReviewedInTime reviews;
    private final WaiversEndByThemselves waivers;
    private final Clock clock;

    SafeguardPages(
            Register register,
            Mending mending,
            OpenPages openPages,
            Staff staff,
            Behind behind,
            SafeguardsAreReviewedInTime reviews,
            WaiversEndByThemselves waivers,
            Clock clock) {
        this.register = register;
        this.mending = mending;
        this.openPages = openPages;
        this.staff = staff;
        this.behind = behind;
        this.reviews = reviews;
        this.waivers = waivers;
        this.clock = clock;
    }

    SafeguardPage of(Frame frame, Entry entry, Typed typed, @Nullable NotDone wrong) {
        var history = register.history(frame.viewer(), entry.name());
        var closed = mending.closed(frame.viewer(), entry.name());
        var names = names(frame, entry, closed);
        var words = frame.words();
        return new SafeguardPage(
                Promise.of(entry, words, names, path -> openPages.opens(frame.viewer(), path)),
                SafeguardController.path(entry.name()),
                reviewed(frame, entry, names),
                frame.say(
                        "practice.history.asked",
                        history.times(),
                        history.asked().getOrDefault(Standing.HOLDS, 0L)),
                history.turns().stream()
                        .map(t -> new Turn(words.dateTime(t.at()), t.standing(), t.seen()))
                        .toList(),
                closed.stream()
                        .map(c -> new Line(
                                words.dateTime(c.closed()),
                                name(names, c.by()),
                                frame.say("practice.work.outcome." + c.outcome()),
                                c.words()))
                        .toList(),
                form(frame, entry, typed),
                waived(frame, entry, names),
                task(frame, entry),
                Behind.code(entry),
                behind.tests(entry.name()),
                wrong == null ? List.of() : List.of(new FieldError(wrong.field(), frame.say(wrong.key()))));
    }

    private Map<UUID, Member> names(Frame frame, Entry entry, List<Mending.Closed> closed) {
        var accounts = new HashSet<UUID>(closed.stream().map(Mending.Closed::by).toList());
        var waiver = entry.waiver();
        var reviewed = entry.reviewed();
        Stream.of(
                        Stream.ofNullable(entry.owner().account()),
                        Stream.ofNullable(waiver == null ? null : waiver.askedBy()),
                        Stream.ofNullable(waiver == null ? null : waiver.approvedBy()),
                        Stream.ofNullable(reviewed == null ? null : reviewed.by()))
                .flatMap(it -> it)
                .forEach(accounts::add);
        return staff.names(frame.viewer(), accounts);
    }

    private static String name(Map<UUID, Member> names, @Nullable UUID account) {
        var member = account == null ? null : names.get(account);
        return member == null ? "–" : member.name();
    }

    private static String reviewed(Frame frame, Entry entry, Map<UUID, Member> names) {
        var reviewed = entry.reviewed();
        return reviewed == null
                ? frame.say("practice.review.never")
                : frame.say("practice.review.last", frame.words().date(reviewed.at()), name(names, reviewed.by()));
    }

    private Form form(Frame frame, Entry entry, Typed typed) {
        var mayName = frame.viewer().holdsOneOf(Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR);
        var account = entry.owner().account();
        return new Form(
                mayName,
                frame.viewer().holdsOneOf(Waivers.DECIDE),
                entry.owner().role().name(),
                account == null ? "" : account.toString(),
                Owner.ROLES.stream()
                        .map(role -> new Option(role.name(), Promise.role(role.name(), frame.words())))
                        .toList(),
                mayName
                        ? staff.all(frame.viewer()).stream()
                                .map(m -> new Option(m.account().toString(), m.shown()))
                                .collect(Collectors.toList())
                        : List.of(),
                reviews.today()
                        .plusDays(reviews.days(entry.asked().safeguard().cyber()))
                        .toString(),
                waivers.latest().toString(),
                typed);
    }

    private static @Nullable Waived waived(Frame frame, Entry entry, Map<UUID, Member> names) {
        var waiver = entry.waiver();
        if (waiver == null) {
            return null;
        }
        var mine = waiver.askedBy().equals(frame.viewer().actor());
        return new Waived(
                frame.words().date(waiver.until()),
                waiver.reason(),
                frame.say(
                        "practice.waiver.asked",
                        name(names, waiver.askedBy()),
                        frame.words().date(waiver.askedAt())),
                waiver.approvedBy() == null
                        ? null
                        : frame.say("practice.waiver.agreed", name(names, waiver.approvedBy())),
                waiver.approvedBy() == null && !mine && frame.viewer().holdsOneOf(Waivers.DECIDE),
                mine);
    }

    private @Nullable Task task(Frame frame, Entry entry) {
        var work = entry.work();
        return work == null
                ? null
                : new Task(
                        Due.of(frame.words(), work.due(), clock.instant()),
                        frame.words().dateTime(work.opened()),
                        entry.standing() == Standing.BROKEN,
                        entry.standing() == Standing.WAIVED,
                        entry.owner().is(frame.viewer()) || frame.viewer().holdsOneOf(Role.COMPLIANCE_OFFICER));
    }
}
