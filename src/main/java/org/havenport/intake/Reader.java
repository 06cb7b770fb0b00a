package org.havenport.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns the resources of one patient of a bundle into what the chart files. */
final class Reader {

    private static final Set<String> RESULT = Set.of("Observation", "DiagnosticReport");
    private static final Set<Category> RESULTS = Set.of(Category.LABORATORY, Category.IMAGING, Category.PATHOLOGY);
    private static final Set<String> STATES = Set.of(
            "registered",
            "partial",
            "preliminary",
            "final",
            "amended",
            "corrected",
            "appended",
            "cancelled",
            "entered-in-error",
            "unknown");

    private final byte[] json;
    private final Run run;
    private final Links links;
    private final ZoneId zone;
    private final UUID patient;
    private final Entry patientEntry;
    private final Body body;
    private final Gists gists;
    private final Map<UUID, UUID> groups = new HashMap<>();
    private final Map<UUID, Category> reports = new HashMap<>();
    private final Set<UUID> guessed = new HashSet<>();
    private final Set<UUID> news = new HashSet<>();

    Reader(byte[] json, Run run, Links links, ZoneId zone, Entry patientEntry, UUID patient) {
        this.json = json;
        this.run = run;
        this.links = links;
        this.zone = zone;
        this.patient = patient;
        this.patientEntry = patientEntry;
        this.body = new Body(reference -> links.rewrite(reference, patientEntry, patient));
        this.gists = new Gists(reference -> links.rewrite(reference, patientEntry, patient));
    }

    /** @throws Refused when a field that is read has the wrong form */
    Arrival read(Entry entry) {
        var tree = (ObjectNode) StrictJson.tree(json, entry.from(), entry.to());
        var resource = Field.resource(tree, entry.position());
        var type = entry.type();
        var id = entry == patientEntry ? patient : links.chartId(entry);
        if (RESULT.contains(type)) {
            demand(resource);
        }
        var category = category(type, resource, id);
        join(type, resource, id, category);
        var period = Period.of(resource, zone);
        var effective = period.from() == null ? run.goLive() : period.from();
        var issued = resource.has("issued") ? Period.instant(resource, "issued", zone) : null;
        var history = isHistory(type, period.from(), issued);
        if (!history) {
            news.add(id);
        }
        return new Arrival(
                patient,
                id,
                type,
                category,
                Statuses.of(type, resource),
                effective,
                period.to(),
                issued == null ? effective : issued,
                Titles.codes(resource),
                id,
                gists.of(type, resource),
                body.of(tree, id),
                run.source(),
                Labels.of(resource),
                history);
    }

    /** A result that tells no time may be of today. */
    private boolean isHistory(String type, @Nullable Instant effective, @Nullable Instant issued) {
        if (effective == null) {
            return !run.live() && !RESULT.contains(type);
        }
        return run.isHistory(effective, issued == null ? effective : issued);
    }

    private Category category(String type, Field resource, UUID id) {
        var told = Kinds.of(type, resource);
        if (told == Category.OTHER && type.equals("Observation") && Kinds.couldBeLaboratory(resource)) {
            guessed.add(id);
            return Category.LABORATORY;
        }
        return told;
    }

    /** Members are released with their report, are news with it, and without a category take the report's. */
    List<Arrival> grouped(List<Arrival> arrivals) {
        return arrivals.stream().map(this::grouped).toList();
    }

    private Arrival grouped(Arrival it) {
        var group = groups.get(it.id());
        if (group == null) {
            return it;
        }
        var report = reports.getOrDefault(group, it.category());
        var better = it.category() == Category.OTHER || guessed.contains(it.id()) && RESULTS.contains(report);
        return new Arrival(
                it.patient(),
                it.id(),
                it.type(),
                better ? report : it.category(),
                it.status(),
                it.effective(),
                it.effectiveTo(),
                it.issued(),
                it.codes(),
                group,
                it.gist(),
                it.body(),
                it.source(),
                it.labels(),
                it.history() && !news.contains(group));
    }

    private static void demand(Field resource) {
        var status = resource.text("status");
        if (status == null || !STATES.contains(status)) {
            throw resource.child("status").refuse(status == null ? "is missing" : "is not a status of FHIR R4");
        }
        if (Concept.words(resource.object("code")) == null) {
            throw resource.child("code").refuse("is missing or says nothing");
        }
    }

    /** A report outranks a panel, and of two reports the first keeps the member. */
    private void join(String type, Field resource, UUID id, Category category) {
        if (!RESULT.contains(type)) {
            return;
        }
        var isReport = type.equals("DiagnosticReport");
        for (var member : resource.list(isReport ? "result" : "hasMember")) {
            var entry = links.find(member.text("reference", ""));
            if (entry != null && RESULT.contains(entry.type())) {
                var known = links.chartId(entry);
                if (isReport && !reports.containsKey(groups.get(known))) {
                    groups.put(known, id);
                } else {
                    groups.putIfAbsent(known, id);
                }
            }
        }
        if (isReport) {
            reports.put(id, category);
        }
    }
}
