package org.havenport.intake;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Gist;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns the resources of one patient of a bundle into what the chart files. */
final class Reader {

    private static final Set<String> RESULT = Set.of("Observation", "DiagnosticReport");
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

    private static final Pattern CODE = Pattern.compile("[a-z-]{1,40}");

    private final byte[] json;
    private final Run run;
    private final Links links;
    private final ZoneId zone;
    private final UUID patient;
    private final Entry patientEntry;
    private final Body body;
    private final Map<UUID, UUID> groups = new HashMap<>();
    private final Map<UUID, Category> reports = new HashMap<>();

    Reader(byte[] json, Run run, Links links, ZoneId zone, Entry patientEntry, UUID patient) {
        this.json = json;
        this.run = run;
        this.links = links;
        this.zone = zone;
        this.patient = patient;
        this.patientEntry = patientEntry;
        this.body = new Body(reference -> links.rewrite(reference, patientEntry, patient));
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
        var category = Kinds.of(type, resource);
        join(type, resource, id, category);
        var period = Period.of(resource, zone);
        var effective = period.from() == null ? run.goLive() : period.from();
        var issued = resource.has("issued") ? Period.instant(resource, "issued", zone) : null;
        return new Arrival(
                patient,
                id,
                type,
                category,
                status(resource),
                effective,
                period.to(),
                issued == null ? effective : issued,
                Titles.codes(resource),
                id,
                gist(type, resource),
                body.of(tree, id),
                run.source(),
                labels(resource),
                period.from() == null ? !run.live() : run.isHistory(effective));
    }

    /** Members are released with their report; one without a category takes the report's. */
    List<Arrival> grouped(List<Arrival> arrivals) {
        return arrivals.stream().map(this::grouped).toList();
    }

    private Arrival grouped(Arrival it) {
        var group = groups.get(it.id());
        if (group == null) {
            return it;
        }
        var report = reports.getOrDefault(group, it.category());
        return new Arrival(
                it.patient(),
                it.id(),
                it.type(),
                it.category() == Category.OTHER ? report : it.category(),
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
                it.history());
    }

    /** It stands in clear beside the sealed resource, so it must be a code and nothing else. */
    private static String status(Field resource) {
        var status = resource.child("status").isText() ? resource.text("status", "unknown") : "unknown";
        if (!CODE.matcher(status).matches()) {
            throw resource.child("status").refuse("is not a code");
        }
        return status;
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

    private static Gist gist(String type, Field resource) {
        var title = Titles.of(type, resource);
        return switch (type) {
            case "Observation" -> Values.gist(resource, title, by(resource));
            case "DiagnosticReport" -> new Gist(title, null, null, null, null, null, by(resource));
            default -> Gist.titled(title);
        };
    }

    private static @Nullable String by(Field resource) {
        var performer = resource.first("performer");
        return performer.missing() ? null : performer.text("display");
    }

    private static Set<String> labels(Field resource) {
        return resource.object("meta").missing()
                ? Set.of()
                : resource.object("meta").list("security").stream()
                        .map(it -> it.text("code"))
                        .filter(java.util.Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
