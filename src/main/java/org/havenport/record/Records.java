package org.havenport.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Contents;
import org.havenport.chart.Contents.Content;
import org.havenport.chart.Contents.Kind;
import org.havenport.chart.Holds;
import org.havenport.chart.Holds.Hidden;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ItemQuery.Place;
import org.havenport.chart.Unreviewed;
import org.havenport.directory.Directory;
import org.havenport.followup.Sent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to a record as people read it: its parts, what is in each, and one entry. */
@Component
public class Records {

    static final int A_PAGE = 60;
    private static final int PREVIEWED = 2;
    static final int MOST_CURRENT = 300;
    private static final int MOST_PAST = 200;
    private static final Duration NOTES_COME_LATE = Duration.ofDays(30);

    private final Asking asking;
    private final Chart chart;
    private final Contents contents;
    private final Holds holds;
    private final Directory directory;
    private final Timeline timeline;
    private final List<Unreviewed> unreviewed;
    private final Sent sent;

    Records(
            Asking asking,
            Chart chart,
            Contents contents,
            Holds holds,
            Directory directory,
            Timeline timeline,
            List<Unreviewed> unreviewed,
            Sent sent) {
        this.sent = sent;
        this.asking = asking;
        this.chart = chart;
        this.contents = contents;
        this.holds = holds;
        this.directory = directory;
        this.timeline = timeline;
        this.unreviewed = unreviewed;
    }

    /** The parts of a record: how much is in each, the newest of it, and why one is empty. Opens no body. */
    public Overview overview(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> {
            var known = Stream.of(Section.values())
                    .flatMap(section -> section.kinds().stream())
                    .collect(Collectors.toSet());
            var newest = contents.preview(viewer, patient, known, PREVIEWED, "record-overview-viewed");
            return new Overview(
                    contents.of(viewer, patient),
                    newest,
                    holds.hidden(viewer, patient),
                    contents.delivered(viewer),
                    names(viewer, newest));
        });
    }

    /** A page of everything that is wanted of a record, newest first, with the names its lines mention. */
    Timeline.Page everything(Viewer viewer, UUID patient, Timeline.Wanted wanted, @Nullable Place after) {
        return asking.as(viewer, sql -> {
            var page = timeline.of(viewer, patient, wanted, after);
            return new Timeline.Page(
                    page.items(),
                    page.older(),
                    names(viewer, page.items()),
                    behindAWord(viewer, patient, page.items()));
        });
    }

    /** The groups whose values this reader is not shown before they said that nobody has looked at them yet. */
    Set<UUID> behindAWord(Viewer viewer, UUID patient, List<Item> items) {
        return unreviewed.stream()
                .flatMap(it -> it.behindAWord(viewer, patient, items).stream())
                .collect(Collectors.toSet());
    }

    /** Whether an entry is such a result: its own page says the word first. */
    boolean isBehindAWord(Viewer viewer, UUID patient, UUID id) {
        return unreviewed.stream().anyMatch(it -> it.isBehindAWord(viewer, patient, id));
    }

    /**
     * What a part of the record holds, newest first; of what can end, what goes on and what is over apart.
     *
     * @param after where the page begins, or null for the newest
     */
    public Shelf section(Viewer viewer, UUID patient, Section section, @Nullable Place after) {
        return asking.as(viewer, sql -> {
            var all = ItemQuery.of(patient).in(section.category()).ofTypes(section.types());
            var as = "record-section-viewed";
            // One more than is shown tells whether there are more.
            var goOn = section.ends() && after == null
                    ? chart.items(viewer, all.withStatus(Section.GOING_ON).atMost(MOST_CURRENT + 1), as)
                    : List.<Item>of();
            var current = goOn.stream().limit(MOST_CURRENT).toList();
            var list = section.ends() ? all.withoutStatus(Section.GOING_ON).atMost(MOST_PAST) : all.atMost(A_PAGE);
            list = section == Section.VITALS ? list.newestOfEach().atMost(MOST_PAST) : list;
            var rest = chart.items(viewer, list.after(after), as);
            var notes = section == Section.VISITS ? notesOf(viewer, patient, rest) : List.<Item>of();
            return new Shelf(
                    section,
                    current,
                    goOn.size() > MOST_CURRENT,
                    rest,
                    notes,
                    rest.size() == list.limit() ? Place.of(rest.getLast()) : null,
                    holds.hidden(viewer, patient),
                    contents.delivered(viewer),
                    names(
                            viewer,
                            Stream.of(current, rest, notes)
                                    .flatMap(List::stream)
                                    .toList()));
        });
    }

    /** The notes that were written about visits: not long after the newest, not before the oldest. */
    private List<Item> notesOf(Viewer viewer, UUID patient, List<Item> visits) {
        if (visits.isEmpty()) {
            return List.of();
        }
        var query = ItemQuery.of(patient)
                .in(Section.NOTES.category())
                .since(visits.getLast().effective().minus(Duration.ofDays(1)))
                .before(visits.getFirst().effective().plus(NOTES_COME_LATE));
        return chart.items(viewer, query.atMost(MOST_PAST), "record-section-viewed");
    }

    /** Every measurement of one kind, newest first: the likes of one of them. */
    public List<Item> likes(Viewer viewer, UUID patient, Chart.Opened one) {
        var code = one.code();
        if (code == null) {
            return List.of(one.item());
        }
        var query = ItemQuery.of(patient)
                .in(Category.VITAL_SIGNS)
                .ofTypes("Observation")
                .about(code);
        return chart.items(viewer, query.atMost(ItemQuery.MOST), "record-section-viewed");
    }

    /** One entry with all it says; empty when there is none for this viewer. That a patient looked is kept. */
    public Optional<Entry> entry(Viewer viewer, UUID patient, UUID id) {
        // Not in one transaction with what follows: the line of a refusal must outlive it.
        return chart.open(viewer, patient, id, "record-entry-viewed")
                .filter(opened -> !Timeline.UNREADABLE.contains(opened.item().type()))
                .map(opened -> {
                    sent.viewed(viewer, patient, opened.item().group());
                    var resource = Resource.of(opened.body());
                    var references = new ArrayList<>(resource.references());
                    var by = opened.item().gist().by();
                    if (by != null) {
                        references.add(by);
                    }
                    return new Entry(opened, resource, directory.namesOf(viewer, references));
                });
    }

    /** What was done at a visit and written about it, newest first. */
    public List<Item> atVisit(Viewer viewer, Item visit) {
        var query = ItemQuery.of(visit.patient())
                .since(visit.effective().minus(Duration.ofDays(1)))
                .before(visit.effective().plus(NOTES_COME_LATE))
                .leadsOnly()
                .atMost(ItemQuery.MOST);
        return chart.items(viewer, query, "record-entry-viewed").stream()
                .filter(item -> visit.id().equals(item.gist().visit()))
                .filter(Timeline::isReadable)
                .toList();
    }

    /** The names behind references that stand where a name should. */
    private Map<String, String> names(Viewer viewer, List<Item> items) {
        var references = items.stream()
                .map(item -> item.gist().by())
                .filter(Objects::nonNull)
                .filter(by -> by.indexOf('/') > 0)
                .collect(Collectors.toSet());
        return directory.namesOf(viewer, references);
    }

    /** What a record holds, by part. */
    public record Overview(
            List<Content> contents,
            List<Item> newest,
            List<Hidden> hidden,
            Set<Kind> delivered,
            Map<String, String> names) {

        Map<Section, List<Item>> bySection() {
            var sections = new EnumMap<Section, List<Item>>(Section.class);
            for (var item : newest) {
                Section.of(new Kind(item.category(), item.type()))
                        .ifPresent(section -> sections.computeIfAbsent(section, _ -> new ArrayList<>())
                                .add(item));
            }
            return sections;
        }
    }

    /**
     * What a part of the record holds.
     *
     * @param current what goes on; empty for parts whose entries do not end
     * @param moreGoesOn whether more goes on than is listed
     * @param rest what is over, or all
     * @param notes what was written about the visits shown
     * @param older where the next page begins, or null at the end
     * @param names by reference
     */
    public record Shelf(
            Section section,
            List<Item> current,
            boolean moreGoesOn,
            List<Item> rest,
            List<Item> notes,
            @Nullable Place older,
            List<Hidden> hidden,
            Set<Kind> delivered,
            Map<String, String> names) {

        List<Item> all() {
            return Stream.concat(current.stream(), rest.stream()).toList();
        }

        /** When the newest of it came in, or null. */
        @Nullable
        Instant updated() {
            return all().stream().map(Item::filed).max(Instant::compareTo).orElse(null);
        }
    }

    /** An entry with all it says, and the names of the people and places it mentions. */
    public record Entry(Chart.Opened opened, Resource resource, Map<String, String> names) {}
}
