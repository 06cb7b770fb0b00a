package org.havenport.people;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.access.Joining;
import org.havenport.access.Rights;
import org.havenport.home.Errors;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.patients.CareTeams;
import org.havenport.people.PersonPage.Granted;
import org.havenport.people.PersonPage.May;
import org.havenport.people.PersonPage.Taught;
import org.havenport.staff.Duties;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.staff.Worker;
import org.havenport.viewer.RoleGrant;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One person's page, in words. */
@Component
class PersonInWords {

    private final Staff staff;
    private final Rights rights;
    private final Training training;
    private final Joining joining;
    private final Duties duties;
    private final CareTeams teams;
    private final EndRequests requests;
    private final Clock clock;

    PersonInWords(
            Staff staff,
            Rights rights,
            Training training,
            Joining joining,
            Duties duties,
            CareTeams teams,
            EndRequests requests,
            Clock clock) {
        this.staff = staff;
        this.rights = rights;
        this.training = training;
        this.joining = joining;
        this.duties = duties;
        this.teams = teams;
        this.requests = requests;
        this.clock = clock;
    }

    Optional<PersonPage> of(Frame frame, UUID account, PersonForm form, Errors errors) {
        return staff.worker(frame.viewer(), account).map(worker -> page(frame, worker, form, errors));
    }

    private PersonPage page(Frame frame, Worker worker, PersonForm form, Errors errors) {
        var viewer = frame.viewer();
        var words = frame.words();
        var now = clock.instant();
        var account = worker.member().account();
        var grants = rights.all(viewer, now).stream()
                .filter(grant -> grant.account().equals(account) && grant.stands(now))
                .toList();
        var taught = training.of(viewer, account);
        var until = taught.stream().map(Training.Attested::endsAt).max(java.util.Comparator.naturalOrder());
        var invited = joining.open(viewer).stream()
                .filter(open -> open.account().equals(account))
                .map(Joining.Open::until)
                .findFirst()
                .orElse(null);
        var names = names(viewer, grants, taught);
        var own = viewer.actor().equals(account);
        var held = grants.stream().map(RoleGrant::role).toList();
        return new PersonPage(
                account,
                worker.member().name(),
                worker.member().job(),
                Marks.state(words, worker, invited, now),
                facts(words, worker),
                grants.stream().map(grant -> granted(words, grant, names, now)).toList(),
                Parts.roles().filter(role -> !held.contains(role)).toList(),
                taught.stream().map(it -> taught(words, it, names)).toList(),
                Marks.training(words, until.orElse(null), now),
                handOver(words, account),
                requests.of(viewer, account).map(EndRequest::reason).orElse(null),
                may(frame, worker, own, taught, now),
                own,
                form,
                errors);
    }

    private static May may(Frame frame, Worker worker, boolean own, List<Training.Attested> taught, Instant now) {
        var changes = Parts.keeps(frame) && !own && worker.endedAt() == null;
        return new May(
                changes,
                changes && mayExtend(taught, now),
                changes && worker.joinedAt() == null,
                changes,
                !changes && !own);
    }

    private static boolean mayExtend(List<Training.Attested> taught, Instant now) {
        var last = taught.stream().filter(it -> it.extended() == null).findFirst();
        return last.isPresent()
                && !last.get().endsAt().isAfter(now.plus(java.time.Duration.ofDays(1)))
                && taught.stream().noneMatch(it -> last.get().id().equals(it.extended()));
    }

    private static List<Fact> facts(Words words, Worker worker) {
        var facts = new ArrayList<Fact>();
        var joined = worker.joinedAt();
        if (joined != null) {
            facts.add(new Fact(words.say("people.fact.joined"), words.date(joined)));
        }
        if (worker.endedAt() != null) {
            facts.add(new Fact(words.say("people.fact.ended"), words.dateTime(worker.endedAt())));
            facts.add(new Fact(words.say("people.fact.why"), worker.endReason()));
        }
        return facts;
    }

    private static Granted granted(Words words, RoleGrant grant, Map<UUID, Member> names, Instant now) {
        var by = name(words, grant.grantedBy(), names);
        var why = grant.reason().isEmpty()
                ? words.say("people.granted.by", by, words.date(grant.startsAt()))
                : words.say("people.granted.why", by, words.date(grant.startsAt()), grant.reason());
        var confirmed = grant.confirmedAt();
        var said = confirmed == null
                ? why
                : why + " "
                        + words.say(
                                "people.granted.confirmed",
                                name(words, grant.confirmedBy(), names),
                                words.date(confirmed));
        return new Granted(
                grant.role().name(),
                PeopleInWords.name(words, grant.role()),
                said,
                Marks.due(words, grant.endsAt(), now));
    }

    static Taught taught(Words words, Training.Attested it, Map<UUID, Member> names) {
        var by = name(words, it.attestedBy(), names);
        return new Taught(
                it.extended() == null ? it.course() : words.say("people.training.extension", it.reason()),
                it.extended() == null ? words.date(it.completed()) : words.dateTime(it.attestedAt()),
                Marks.lastDay(words, it.endsAt()),
                by);
    }

    /** What somebody else must take over; how many patients, and never which: that is the coordinator's to see. */
    private List<String> handOver(Words words, UUID account) {
        var all = new ArrayList<String>();
        duties.all().stream()
                .filter(held -> held.member().account().equals(account))
                .map(held ->
                        words.say("people.hand-over.duty." + held.place(), words.say("people.duty." + held.duty())))
                .forEach(all::add);
        var patients = teams.assignedTo(Viewer.job("hand-over"), account);
        if (patients > 0) {
            all.add(words.say("people.hand-over.patients", patients));
        }
        return all;
    }

    private Map<UUID, Member> names(Viewer viewer, List<RoleGrant> grants, List<Training.Attested> taught) {
        var accounts = Stream.of(
                        grants.stream().map(RoleGrant::grantedBy),
                        grants.stream().map(RoleGrant::confirmedBy),
                        taught.stream().map(Training.Attested::attestedBy))
                .flatMap(ids -> ids)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return staff.names(viewer, accounts);
    }

    static String name(Words words, @Nullable UUID account, Map<UUID, Member> names) {
        var member = account == null ? null : names.get(account);
        return member == null ? words.say("people.by.program") : member.name();
    }
}
