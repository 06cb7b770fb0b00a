package org.havenport.concerns;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.Communications;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.concerns.CorrectionPage.Said;
import org.havenport.home.Errors;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests as staff read them: whose, what about, what the patient wrote, how many days are left. */
@Component
class DecisionList {

    private final Decisions decisions;
    private final Corrections corrections;
    private final CorrectionsInWords inWords;
    private final Chart chart;
    private final Communications communications;
    private final Patients patients;
    private final CareTeams teams;
    private final Clock clock;

    DecisionList(
            Decisions decisions,
            Corrections corrections,
            CorrectionsInWords inWords,
            Chart chart,
            Communications communications,
            Patients patients,
            CareTeams teams,
            Clock clock) {
        this.decisions = decisions;
        this.corrections = corrections;
        this.inWords = inWords;
        this.chart = chart;
        this.communications = communications;
        this.patients = patients;
        this.teams = teams;
        this.clock = clock;
    }

    Listed<DecisionPage.Row> rows(Viewer viewer, Words words, @Nullable UUID current) {
        var open = decisions.open(viewer);
        var people = patients.who(
                viewer, open.shown().stream().map(Correction::patient).collect(Collectors.toSet()));
        var groups = chart.groups(
                viewer, open.shown().stream().map(DecisionList::group).toList(), "corrections-listed");
        var rows = open.shown().stream()
                .filter(c -> people.containsKey(c.patient()))
                .map(c -> row(words, c, Objects.requireNonNull(people.get(c.patient())), groups, current))
                .toList();
        return new Listed<>(rows, rows.size() + open.more());
    }

    private DecisionPage.Row row(
            Words words, Correction c, Person person, Map<ItemGroup, List<Item>> groups, @Nullable UUID current) {
        var entry = entry(groups.getOrDefault(group(c), List.of()), c);
        return new DecisionPage.Row(
                CorrectionsToDecideController.path(c.patient(), c.id()),
                DaysLeft.of(words, c.due(), clock.instant()),
                person.name(),
                words.date(person.birthDate()),
                words.say("concerns.wrong.staff." + c.wrong()),
                entry.map(i -> i.gist().title()).orElse(words.say("concerns.entry.unseen")),
                words.date(c.asked()),
                c.id().equals(current));
    }

    /** One of them, decided or not; empty when there is none or its patient may not be seen. */
    Optional<DecisionPage.Open> open(Frame frame, UUID patient, UUID id, DecisionForm form, Errors errors) {
        var viewer = frame.viewer();
        return corrections.open(viewer, patient, id).flatMap(c -> {
            if (c.isOpen()) {
                teams.byWork(viewer, patient);
            }
            return patients.who(viewer, patient).map(person -> open(frame, c, person, form, errors));
        });
    }

    /** What is wrong with it, to know which form was filled in; empty when there is no such request. */
    Optional<Wrong> wrong(Viewer viewer, UUID patient, UUID id) {
        return corrections.open(viewer, patient, id).map(Correction::wrong);
    }

    private DecisionPage.Open open(Frame frame, Correction c, Person person, DecisionForm form, Errors errors) {
        var words = frame.words();
        var viewer = frame.viewer();
        var group = chart.groups(viewer, List.of(group(c)), "correction-viewed").getOrDefault(group(c), List.of());
        var entry = entry(group, c);
        var decides = viewer.holdsOneOf(Decisions.DECIDERS) && c.isOpen();
        var asked = communications
                .read(viewer, c.patient(), c.words(), "correction-read")
                .orElse("");
        return new DecisionPage.Open(
                CorrectionsToDecideController.path(c.patient(), c.id()),
                person.name(),
                person.given(),
                line(words, person),
                c.isOpen() ? DaysLeft.of(words, c.due(), clock.instant()) : null,
                entry.map(i -> i.gist().title()).orElse(words.say("concerns.entry.unseen")),
                entry.map(i -> taken(words, i)).orElse(null),
                group.stream()
                        .filter(i -> i.gist().value() != null)
                        .map(i -> new GistInWords(words, i.gist()))
                        .toList(),
                words.say("concerns.wrong.staff." + c.wrong()),
                new Said(asked, person.name(), words.dateTime(c.asked())),
                c.wrong() == Wrong.NOT_MINE,
                decides,
                decides && c.extended() == null,
                c.decided() == null ? null : words.say("concerns.decided." + c.state(), words.dateTime(c.decided())),
                inWords.said(frame, c, c.answer(), c.decidedBy(), c.decided()),
                inWords.said(frame, c, c.extension(), null, c.extended()),
                disagreement(frame, c, person),
                form.denials(words),
                form,
                errors);
    }

    private @Nullable Said disagreement(Frame frame, Correction c, Person person) {
        var said = inWords.said(frame, c, c.disagreement(), null, c.disagreed());
        return said == null ? null : new Said(said.words(), person.name(), said.when());
    }

    private String line(Words words, Person person) {
        var today = LocalDate.ofInstant(clock.instant(), words.zone());
        var years = Period.between(person.birthDate(), today).getYears();
        var born = words.say("concerns.born", years, words.date(person.birthDate()));
        return person.recordNumber() == null
                ? born
                : born + " " + words.say("concerns.record-number", person.recordNumber());
    }

    private static String taken(Words words, Item item) {
        var by = item.gist().by();
        var date = words.dateTime(item.effective());
        return by == null ? date : words.say("concerns.by", date, by);
    }

    private static Optional<Item> entry(List<Item> group, Correction c) {
        return group.stream().filter(i -> i.id().equals(c.item())).findFirst();
    }

    private static ItemGroup group(Correction c) {
        return new ItemGroup(c.patient(), c.group());
    }
}
