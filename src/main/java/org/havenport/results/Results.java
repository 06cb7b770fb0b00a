package org.havenport.results;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Flag;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.Obligations;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.ApprovedText;
import org.havenport.release.ContactGate;
import org.havenport.release.Placeholder;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to results: what is in, what waits for a call, one result with its trend, and "I have seen this". */
@Component
public class Results {

    private static final List<String> TYPES = List.of("Observation", "DiagnosticReport");
    private static final Category[] KINDS = {Category.LABORATORY, Category.IMAGING, Category.PATHOLOGY};
    private static final int A_PAGE = 120;

    private final Asking asking;
    private final Audit audit;
    private final Chart chart;
    private final ContactGate gate;
    private final Obligations obligations;
    private final Patients patients;
    private final Reading reading;
    private final Cautions cautions;
    private final UnreviewedResultsAreReadKnowingly knowingly;

    Results(
            Asking asking,
            Audit audit,
            Chart chart,
            ContactGate gate,
            Obligations obligations,
            Patients patients,
            Reading reading,
            Cautions cautions,
            UnreviewedResultsAreReadKnowingly knowingly) {
        this.asking = asking;
        this.audit = audit;
        this.chart = chart;
        this.gate = gate;
        this.obligations = obligations;
        this.patients = patients;
        this.reading = reading;
        this.cautions = cautions;
        this.knowingly = knowingly;
    }

    /**
     * A page of panels, newest first.
     *
     * @param before only what is older, or null for the newest
     */
    public Page list(Viewer viewer, UUID patient, @Nullable Instant before) {
        return asking.as(viewer, sql -> {
            var items = newest(viewer, patient, before, A_PAGE, "results-listed");
            var owed = obligations.unconfirmed(viewer, patient).stream()
                    .map(Obligations.Opened::item)
                    .collect(Collectors.toSet());
            var told = cautions.before(viewer, patient, items);
            var panels = Panels.of(items, items.size() == A_PAGE, owed, told.shut());
            return new Page(
                    before == null ? gate.placeholders(viewer, patient) : List.of(),
                    panels.panels(),
                    panels.older(),
                    told.on());
        });
    }

    /** The newest values, nothing of a confidential topic, of one day those outside their range first, at most {@code most}. */
    public List<Result.Line> recent(Viewer viewer, UUID patient, int most) {
        var query = query(patient).forPreview().atMost(30);
        return asking.as(viewer, _ -> {
            var found = chart.newest(viewer, query, items -> values(items) >= most, "results-on-home");
            var early = cautions.before(viewer, patient, found).shut();
            return found.stream()
                    .filter(i -> i.gist().value() != null)
                    .map(i -> early.contains(i.group()) ? Panels.named(i) : Panels.line(i))
                    .sorted(Comparator.comparing(Result.Line::effective)
                            .reversed()
                            .thenComparing(line ->
                                    line.gist().flag() == null || line.gist().flag() == Flag.NORMAL)
                            .thenComparing(line -> line.gist().title()))
                    .limit(most)
                    .toList();
        });
    }

    private static long values(List<Item> items) {
        return items.stream().filter(i -> i.gist().value() != null).count();
    }

    /** What waits for a call and what is not confirmed, without a word about any result: for a first page. */
    public Owed owed(Viewer viewer, UUID patient) {
        return asking.as(
                viewer, sql -> new Owed(gate.placeholders(viewer, patient), obligations.unconfirmed(viewer, patient)));
    }

    /**
     * One result, that it waits for a call, or the word about unreviewed results before it; empty when there is none for
     * this viewer. Looking is kept.
     */
    public Optional<Result> open(Viewer viewer, UUID patient, UUID id, Locale language) {
        var waiting = viewer.kind() == Viewer.Kind.STAFF
                ? Optional.<Placeholder>empty()
                : gate.placeholder(viewer, patient, id);
        if (waiting.isPresent()) {
            return Optional.of(waits(viewer, waiting.get()));
        }
        var early = cautions.early(viewer, patient, id).orElse(null);
        var before = knowingly.before(early, id, language);
        if (before.isPresent()) {
            return before.map(Result.class::cast);
        }
        return chart.open(viewer, patient, id, "result-viewed")
                .map(opened -> TYPES.contains(opened.item().type())
                        ? asking.as(viewer, sql -> reading.of(sql, opened, early, language))
                        : new Result.Elsewhere(id));
    }

    /**
     * "I know that nobody has reviewed it; show it to me."
     *
     * @param off whether the reader wants to be told no more before such results
     * @return false when there is no such result for this viewer
     */
    public boolean readAnyway(Viewer viewer, UUID patient, UUID id, Locale language, boolean off) {
        return knowingly.say(viewer, patient, id, language, off);
    }

    /** The approved words before a result nobody has reviewed. */
    ApprovedText warning(Locale language) {
        return knowingly.words(language);
    }

    /** Whether this reader wants to be told before results nobody has reviewed. */
    public void tellBefore(Viewer viewer, UUID patient, Locale language, boolean on) {
        knowingly.tell(viewer, patient, language, on);
    }

    /**
     * "I have seen this".
     *
     * @return false when nothing of the kind was shown to this viewer
     */
    public boolean confirm(Viewer viewer, UUID patient, UUID group) {
        return obligations.confirm(viewer, patient, group);
    }

    /** Whether a report or single result was opened to this viewer as news. */
    public boolean isOpen(Viewer viewer, UUID patient, UUID group) {
        return obligations.of(viewer, patient, group).isPresent();
    }

    private List<Item> newest(Viewer viewer, UUID patient, @Nullable Instant before, int most, String as) {
        return chart.items(viewer, query(patient).before(before).atMost(most), as);
    }

    private static ItemQuery query(UUID patient) {
        return ItemQuery.of(patient).in(KINDS).ofTypes(TYPES.toArray(String[]::new));
    }

    private Result waits(Viewer viewer, Placeholder placeholder) {
        return asking.as(viewer, sql -> {
            var patient = placeholder.patient();
            audit.record(sql, AuditEvent.about("waiting-result-viewed", patient, "chart", placeholder.item()));
            var phones = patients.who(viewer, patient).map(Person::phones).orElse(List.of());
            return new Result.Waits(placeholder.item(), placeholder, phones);
        });
    }

    /**
     * A page of results.
     *
     * @param waiting results that wait for a call, on the first page only
     * @param older where the next page begins, or null at the end
     * @param told whether the reader is told before results nobody has reviewed; null for whoever is not the patient's
     */
    public record Page(
            List<Placeholder> waiting,
            List<Result.Panel> panels,
            @Nullable Instant older,
            @Nullable Boolean told) {}

    /** What waits for a call, and what the patient has not confirmed, the gravest first. */
    public record Owed(List<Placeholder> waiting, List<Obligations.Opened> unconfirmed) {}
}
