package org.havenport.results;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.Flag;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.Obligation;
import org.havenport.followup.Reviews;
import org.havenport.home.Words;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of results nobody of the care team has looked at, and one of them, in words. */
@Component
class ReviewList {

    private final Asking asking;
    private final Reviews reviews;
    private final Results results;
    private final Chart chart;
    private final Patients patients;
    private final CareTeams teams;

    ReviewList(Asking asking, Reviews reviews, Results results, Chart chart, Patients patients, CareTeams teams) {
        this.asking = asking;
        this.teams = teams;
        this.reviews = reviews;
        this.results = results;
        this.chart = chart;
        this.patients = patients;
    }

    /**
     * A page of the list, in one transaction.
     *
     * @param after the last of the page before, or null for the first page
     * @param open the item that stands beside the list, or null
     */
    ReviewPage.Rows rows(Viewer viewer, Words words, @Nullable ItemGroup after, @Nullable UUID open) {
        return asking.as(viewer, _ -> {
            var page = reviews.missing(viewer, after);
            var missing = page.shown();
            var people = patients.who(
                    viewer, missing.stream().map(Obligation::patient).collect(Collectors.toSet()));
            var items =
                    chart.groups(viewer, missing.stream().map(ReviewList::group).toList(), "unreviewed-result-listed");
            var rows = missing.stream()
                    .map(o -> row(words, o, people.get(o.patient()), items.getOrDefault(group(o), List.of()), after)
                            .current(o.item().equals(open)))
                    .toList();
            return new ReviewPage.Rows(rows, page.goesOn() ? onFrom(group(missing.getLast())) : null);
        });
    }

    private static String onFrom(@Nullable ItemGroup after) {
        return after == null ? "" : "?of=%s&after=%s".formatted(after.patient(), after.id());
    }

    private static ItemGroup group(Obligation owed) {
        return new ItemGroup(owed.patient(), owed.item());
    }

    private static ReviewPage.Row row(
            Words words, Obligation owed, @Nullable Person person, List<Item> items, @Nullable ItemGroup after) {
        var flags =
                items.stream().map(i -> i.gist().flag()).filter(f -> f != null).toList();
        var outside = flags.stream().filter(f -> f != Flag.NORMAL).count();
        return new ReviewPage.Row(
                ResultsToReviewController.path(owed.patient(), owed.item()) + onFrom(after),
                words.dateTime(owed.opened()),
                person == null ? words.say("results.patient.unknown") : person.name(),
                person == null ? "" : words.date(person.birthDate()),
                items.stream()
                        .filter(Item::leadsItsGroup)
                        .findFirst()
                        .map(i -> i.gist().title())
                        .orElse(""),
                outside > 0 ? words.say("results.day.outside", outside, flags.size()) : "",
                seen(words, owed),
                false);
    }

    /** One result with what the patient has done with it; empty when it was never shown as news. */
    Optional<ReviewPage.Open> open(Viewer viewer, Words words, UUID patient, UUID item) {
        var person = patients.who(viewer, patient);
        if (person.isPresent() && reviews.waits(viewer, patient, item)) {
            teams.byWork(viewer, patient);
        }
        return person.flatMap(who -> results.open(viewer, patient, item, words.locale())
                .filter(Result.Shown.class::isInstance)
                .map(Result.Shown.class::cast)
                .filter(shown -> shown.obligation() != null && shown.id().equals(item))
                .map(shown -> open(words, who, shown, shown.obligation())));
    }

    private static ReviewPage.Open open(
            Words words, Person person, Result.Shown shown, @Nullable Obligation obligation) {
        var reviewed = obligation == null ? null : obligation.reviewed();
        var number = person.recordNumber() == null ? "" : words.say("results.record-number", person.recordNumber());
        return new ReviewPage.Open(
                ResultsToReviewController.path(person.id(), shown.id()),
                person.given(),
                person.name(),
                words.say("results.born", words.date(person.birthDate())) + " " + number,
                words.say("results.review.taken", shown.title(), words.date(shown.effective())),
                shown.members().stream()
                        .map(line -> new GistInWords(words, line.gist()))
                        .toList(),
                obligation == null ? "" : seen(words, obligation),
                reviewed == null ? null : words.dateTime(reviewed),
                ResultPage.said(words, shown),
                shown.suspected());
    }

    private static String seen(Words words, Obligation owed) {
        if (owed.confirmed() != null) {
            return words.say("results.seen-by.confirmed", words.dateTime(owed.confirmed()));
        }
        return owed.firstViewed() == null
                ? words.say("results.seen-by.nobody")
                : words.say("results.seen-by.opened", words.dateTime(owed.firstViewed()));
    }
}
