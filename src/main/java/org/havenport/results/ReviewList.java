package org.havenport.results;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.Flag;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.followup.Alone;
import org.havenport.followup.Batches;
import org.havenport.followup.Obligation;
import org.havenport.followup.Reviews;
import org.havenport.followup.TakingBack;
import org.havenport.followup.Workday;
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
    private final Batches batches;
    private final TakingBack takingBack;
    private final Workday workday;
    private final Results results;
    private final Chart chart;
    private final Patients patients;
    private final CareTeams teams;

    ReviewList(
            Asking asking,
            Reviews reviews,
            Batches batches,
            TakingBack takingBack,
            Workday workday,
            Results results,
            Chart chart,
            Patients patients,
            CareTeams teams) {
        this.asking = asking;
        this.teams = teams;
        this.reviews = reviews;
        this.batches = batches;
        this.takingBack = takingBack;
        this.workday = workday;
        this.results = results;
        this.chart = chart;
        this.patients = patients;
    }

    /** What a row is made of. */
    private record Line(
            Obligation owed,
            @Nullable Person person,
            List<Item> items,
            @Nullable Alone alone,
            boolean current) {

        /** What a form sends to say that it is meant; null when it is looked at by itself. */
        @Nullable
        String pick() {
            return alone == null ? new Pick(owed.group(), Batches.seen(items)).toString() : null;
        }
    }

    /**
     * A page of the list, in one transaction.
     *
     * @param after the last of the page before, or null for the first page
     * @param open the item that stands beside the list, or null
     * @param picked what is chosen already: {@link ReviewPage.Row#pick}
     */
    ReviewPage.Rows rows(
            Viewer viewer, Words words, @Nullable ItemGroup after, @Nullable UUID open, Collection<String> picked) {
        return asking.as(viewer, _ -> {
            var page = reviews.missing(viewer, after);
            var missing = page.shown();
            var people = patients.who(
                    viewer, missing.stream().map(Obligation::patient).collect(Collectors.toSet()));
            var items =
                    chart.groups(viewer, missing.stream().map(Obligation::group).toList(), "unreviewed-result-listed");
            Map<ItemGroup, Alone> alone = batches.alone(viewer, missing, items);
            var rows = missing.stream()
                    .map(o -> new Line(
                            o,
                            people.get(o.patient()),
                            items.getOrDefault(o.group(), List.of()),
                            alone.get(o.group()),
                            o.item().equals(open)))
                    .map(line -> row(words, line, onFrom(after), picked))
                    .toList();
            var far = workday.progress(viewer);
            return new ReviewPage.Rows(
                    rows,
                    onFrom(after),
                    page.goesOn() ? onFrom(missing.getLast().group()) : null,
                    words.say("results.review.progress", far.looked(), far.all()),
                    rows.stream().filter(row -> row.pick() != null).count());
        });
    }

    static String onFrom(@Nullable ItemGroup after) {
        return after == null ? "" : "?of=%s&after=%s".formatted(after.patient(), after.id());
    }

    private static ReviewPage.Row row(Words words, Line line, String place, Collection<String> picked) {
        var owed = line.owed();
        var pick = line.pick();
        var person = line.person();
        var flags = line.items().stream()
                .map(i -> i.gist().flag())
                .filter(f -> f != null)
                .toList();
        var outside = flags.stream().filter(f -> f != Flag.NORMAL).count();
        return new ReviewPage.Row(
                owed.item(),
                ResultsToReviewController.path(owed.patient(), owed.item()) + place,
                words.dateTime(owed.opened()),
                person == null ? words.say("results.patient.unknown") : person.name(),
                person == null ? "" : words.date(person.birthDate()),
                line.items().stream()
                        .filter(Item::leadsItsGroup)
                        .findFirst()
                        .map(i -> i.gist().title())
                        .orElse(""),
                outside > 0 ? words.say("results.day.outside", outside, flags.size()) : "",
                seen(words, owed),
                pick,
                line.alone() == null ? null : words.say("results.alone." + line.alone()),
                line.current(),
                pick != null && (picked.contains("all") || picked.contains(pick)));
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
                .map(shown -> open(viewer, words, who, shown)));
    }

    private ReviewPage.Open open(Viewer viewer, Words words, Person person, Result.Shown shown) {
        var group = new ItemGroup(person.id(), shown.id());
        var obligation = shown.obligation();
        var reviewed = obligation == null ? null : obligation.reviewed();
        var number = person.recordNumber() == null ? "" : words.say("results.record-number", person.recordNumber());
        var items = chart.groups(viewer, List.of(group), "result-viewed").getOrDefault(group, List.of());
        return new ReviewPage.Open(
                shown.id(),
                ResultsToReviewController.path(person.id(), shown.id()),
                "/staff/receipts/" + person.id() + "/" + shown.id(),
                person.given(),
                person.name(),
                words.say("results.born", words.date(person.birthDate())) + " " + number,
                words.say("results.review.taken", shown.title(), words.date(shown.effective())),
                shown.members().stream()
                        .map(line -> new GistInWords(words, line.gist()))
                        .toList(),
                obligation == null ? "" : seen(words, obligation),
                Batches.seen(items),
                reviewed == null ? null : words.dateTime(reviewed),
                ResultPage.said(words, shown),
                shown.suspected(),
                reviewed == null ? others(viewer, words, group) : null,
                reviewed == null
                        ? null
                        : takingBack
                                .open(viewer, person.id(), shown.id())
                                .map(it -> words.time(it.until()))
                                .orElse(null));
    }

    private @Nullable String others(Viewer viewer, Words words, ItemGroup group) {
        var names = workday.opened(viewer, group.patient(), group.id());
        return names.isEmpty() ? null : words.say("results.review.others", String.join(", ", names));
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
