package org.havenport.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.home.Choice.Option;
import org.havenport.home.Due;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Work as the pages of the staff say it. */
@Component
class WorkInWords {

    private final WorkKinds kinds;
    private final Hands hands;
    private final Worklist worklist;
    private final Coverage coverage;
    private final Patients patients;
    private final CareTeams teams;
    private final Staff staff;
    private final Clock clock;

    WorkInWords(
            WorkKinds kinds,
            Hands hands,
            Worklist worklist,
            Coverage coverage,
            Patients patients,
            CareTeams teams,
            Staff staff,
            Clock clock) {
        this.kinds = kinds;
        this.hands = hands;
        this.worklist = worklist;
        this.coverage = coverage;
        this.patients = patients;
        this.teams = teams;
        this.staff = staff;
        this.clock = clock;
    }

    WorkPage list(Frame frame, Hands.Open open) {
        var viewer = frame.viewer();
        var shown = Stream.concat(open.own().shown().stream(), open.others().shown().stream())
                .toList();
        var people = patients.who(viewer, shown.stream().map(Work::patient).collect(Collectors.toSet()));
        var names = staff.names(
                viewer, shown.stream().map(Work::owner).filter(Objects::nonNull).collect(Collectors.toSet()));
        return new WorkPage(
                open.own().map(it -> row(frame, it, people.get(it.patient()), names)),
                open.others().map(it -> row(frame, it, people.get(it.patient()), names)));
    }

    WorkPage.One one(Frame frame, Work work, WorkRefused.@Nullable Why refused) {
        var viewer = frame.viewer();
        teams.byWork(viewer, work.patient());
        var person = patients.who(viewer, work.patient()).orElse(null);
        var steps = hands.steps(viewer, work);
        var accounts = Stream.concat(Stream.of(work.owner()), steps.stream().flatMap(it -> Stream.of(it.by(), it.to())))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        var names = staff.names(viewer, accounts);
        var also = worklist.alsoOpen(viewer, work).stream().map(Member::name).collect(Collectors.joining(", "));
        var kind = kinds.named(work.kind());
        var page = kind.map(it -> it.page(work.patient(), work.subject()))
                .filter(it -> !it.equals(WaitingWorkController.PATH) && frame.opens(it))
                .orElse(null);
        var able = work.skill().isOf(viewer);
        var theirs = viewer.actor().equals(work.owner()) && work.taken() != null;
        return new WorkPage.One(
                WaitingWorkController.PATH + "/" + work.patient() + "/" + work.id(),
                row(frame, work, person, names),
                also.isEmpty() ? null : frame.say("worklist.also-open", also),
                page,
                theirs,
                work.taken() == null,
                able,
                work.skill().above().map(it -> frame.say("worklist.up." + it)).orElse(null),
                able
                        ? work.skill()
                                .below()
                                .map(it -> frame.say("worklist.down." + it))
                                .orElse(null)
                        : null,
                able ? colleagues(frame, work) : List.of(),
                Arrays.stream(Hands.Reason.values())
                        .map(it -> new Option(it.name(), frame.say("worklist.reason." + it), ""))
                        .toList(),
                able ? kind.map(it -> outcomes(frame, it)).orElse(List.of()) : List.of(),
                steps.stream().map(it -> line(frame, it, names)).toList(),
                refused == null ? null : frame.say("worklist.refused." + refused));
    }

    private static List<Option> outcomes(Frame frame, WorkKind kind) {
        return kind.outcomes().stream()
                .map(it -> new Option(it, frame.say(kind.words() + "." + it), ""))
                .toList();
    }

    private List<Option> colleagues(Frame frame, Work work) {
        var roster = coverage.roster(frame.viewer());
        return coverage.people(frame.viewer()).stream()
                .filter(it -> !it.member().account().equals(work.owner()))
                .filter(it -> roster.canAct(it.member().account(), work.skill(), clock.instant()))
                .map(it -> CoverageInWords.option(it.member()))
                .toList();
    }

    private WorkPage.Row row(Frame frame, Work work, @Nullable Person person, Map<UUID, Member> names) {
        var words = frame.words();
        return new WorkPage.Row(
                WaitingWorkController.PATH + "/" + work.patient() + "/" + work.id(),
                Due.of(words, work.due(), clock.instant()),
                person == null ? words.say("worklist.patient.unknown") : person.name(),
                person == null ? "" : words.date(person.birthDate()),
                kinds.named(work.kind()).map(it -> words.say(it.words())).orElse(words.say("worklist.kind.unknown")),
                work.level() == 0 ? null : words.say("worklist.level." + work.level()),
                owner(words, work, names));
    }

    private static String owner(Words words, Work work, Map<UUID, Member> names) {
        if (work.owner() == null) {
            return words.say("worklist.owner.none");
        }
        var name = CoverageInWords.name(words, work.owner(), names);
        return work.taken() == null ? words.say("worklist.owner.came", name) : words.say("worklist.owner.taken", name);
    }

    private WorkPage.Line line(Frame frame, WorkRows.Kept step, Map<UUID, Member> names) {
        var words = frame.words();
        var what = words.say(
                "worklist.step." + step.what(),
                step.by() == null ? "" : CoverageInWords.name(words, step.by(), names),
                step.to() == null ? "" : CoverageInWords.name(words, step.to(), names));
        var why = step.what() == Step.PASSED_DOWN && step.why() != null
                ? " " + words.say("worklist.reason." + step.why())
                : "";
        return new WorkPage.Line(moment(words, step.at(), clock.instant()), what + why);
    }

    static String moment(Words words, Instant at, Instant now) {
        var today = LocalDate.ofInstant(at, words.zone()).equals(LocalDate.ofInstant(now, words.zone()));
        return today ? words.time(at) : CoverageInWords.moment(words, at);
    }
}
