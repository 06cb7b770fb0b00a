package org.havenport.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Code;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.Obligation;
import org.havenport.followup.Obligations;
import org.havenport.release.ContactGate;
import org.havenport.release.Placeholder;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door to results: what is in, what waits for a call, one result with its trend, and "I have seen this". */
@Component
public class Results {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Category[] KINDS = {Category.LABORATORY, Category.IMAGING, Category.PATHOLOGY};
    private static final int A_PAGE = 120;

    private final Asking asking;
    private final Chart chart;
    private final ContactGate gate;
    private final Obligations obligations;
    private final MisreadingIsWarnedOf misreading;

    Results(Asking asking, Chart chart, ContactGate gate, Obligations obligations, MisreadingIsWarnedOf misreading) {
        this.asking = asking;
        this.chart = chart;
        this.gate = gate;
        this.obligations = obligations;
        this.misreading = misreading;
    }

    /**
     * A page of panels, newest first.
     *
     * @param before only what is older, or null for the newest
     */
    public Page list(Viewer viewer, UUID patient, @Nullable Instant before) {
        return asking.as(viewer, sql -> {
            var items = chart.items(
                    viewer,
                    ItemQuery.of(patient)
                            .in(KINDS)
                            .ofTypes("Observation", "DiagnosticReport")
                            .before(before)
                            .atMost(A_PAGE),
                    "results-listed");
            var owed = obligations.unconfirmed(viewer, patient).stream()
                    .map(Obligation::item)
                    .collect(Collectors.toSet());
            var groups =
                    items.stream().collect(Collectors.groupingBy(Item::group, LinkedHashMap::new, Collectors.toList()));
            var full = items.size() == A_PAGE;
            if (full && groups.size() > 1) {
                // The last panel of a full page may be cut; it stands whole on the next one.
                groups.pollLastEntry();
            }
            var panels = groups.entrySet().stream()
                    .map(g -> panel(g.getKey(), g.getValue(), owed.contains(g.getKey())))
                    .toList();
            return new Page(
                    before == null ? gate.placeholders(viewer, patient) : List.of(),
                    panels,
                    full ? panels.getLast().effective() : null);
        });
    }

    /** One result, or that it waits for a call; empty when there is none for this viewer. Looking is kept. */
    public Optional<Result> open(Viewer viewer, UUID patient, UUID id, Locale language) {
        var waiting = viewer.kind() == Viewer.Kind.STAFF
                ? Optional.<Placeholder>empty()
                : gate.placeholder(viewer, patient, id);
        if (waiting.isPresent()) {
            return Optional.of(new Result.Waits(id, waiting.get()));
        }
        return chart.open(viewer, patient, id, "result-viewed").map(opened -> shown(viewer, opened, language));
    }

    /** "I have seen this". */
    public void confirm(Viewer viewer, UUID patient, UUID group) {
        obligations.confirm(viewer, patient, group);
    }

    private Result shown(Viewer viewer, Chart.Opened opened, Locale language) {
        var item = opened.item();
        return asking.as(viewer, sql -> {
            var patient = item.patient();
            var members = members(viewer, item);
            var obligation = obligations.of(viewer, patient, item.group()).orElse(null);
            var warning = misreading.warning(obligation, language);
            if (viewer.kind() != Viewer.Kind.STAFF) {
                obligations.viewed(sql, patient, item.group(), warning == null ? null : warning.version());
            }
            return new Result.Shown(
                    item.id(),
                    patient,
                    item.group(),
                    item.gist().title(),
                    item.status(),
                    item.effective(),
                    item.issued(),
                    item.gist().by(),
                    members,
                    members.size() == 1 ? trend(viewer, opened) : List.of(),
                    obligation,
                    warning,
                    null);
        });
    }

    private List<Result.Line> members(Viewer viewer, Item item) {
        if (!item.type().equals("DiagnosticReport")) {
            return List.of(line(item));
        }
        var members = chart.items(viewer, ItemQuery.of(item.patient()).inGroup(item.group()), "result-viewed").stream()
                .filter(i -> !i.leadsItsGroup())
                .map(Results::line)
                .sorted(Comparator.comparing(l -> l.gist().title()))
                .toList();
        return members.isEmpty() ? List.of(line(item)) : members;
    }

    private List<Result.Point> trend(Viewer viewer, Chart.Opened opened) {
        var code = code(opened.body());
        if (code == null || opened.item().gist().number() == null) {
            return List.of();
        }
        var points = new ArrayList<Result.Point>();
        for (var item : chart.items(
                viewer,
                ItemQuery.of(opened.item().patient())
                        .ofTypes("Observation")
                        .about(code)
                        .atMost(40),
                "result-trend")) {
            var value = item.gist().number();
            if (value != null
                    && java.util.Objects.equals(
                            item.gist().unit(), opened.item().gist().unit())) {
                points.add(new Result.Point(item.id(), item.effective(), value, item.gist()));
            }
        }
        return points.size() < 2 ? List.of() : points.reversed();
    }

    /** The first coding of the resource, by which its likes are found. */
    private static @Nullable Code code(byte[] body) {
        JsonNode coding = JSON.readTree(body).path("code").path("coding").path(0);
        var code = coding.path("code").asString("");
        return code.isEmpty() ? null : new Code(coding.path("system").asString(""), code);
    }

    private static Result.Panel panel(UUID group, List<Item> items, boolean unread) {
        var leader = items.stream().filter(Item::leadsItsGroup).findFirst().orElse(items.getFirst());
        var members = items.stream()
                .filter(i -> items.size() == 1 || !i.leadsItsGroup() || i.gist().value() != null);
        return new Result.Panel(
                group,
                leader.gist().title(),
                leader.effective(),
                members.map(Results::line)
                        .sorted(Comparator.comparing(l -> l.gist().title()))
                        .toList(),
                unread);
    }

    private static Result.Line line(Item item) {
        return new Result.Line(item.id(), item.gist(), item.effective());
    }

    /**
     * A page of results.
     *
     * @param waiting results that wait for a call, on the first page only
     * @param older where the next page begins, or null at the end
     */
    public record Page(
            List<Placeholder> waiting,
            List<Result.Panel> panels,
            @Nullable Instant older) {}
}
