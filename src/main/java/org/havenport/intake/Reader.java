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

    private final Content content;
    private final Run run;
    private final Links links;
    private final ZoneId zone;
    private final Links.Whose whose;
    private final Groups groups;
    private final Gists gists;
    private final Map<UUID, Category> reports = new HashMap<>();
    private final Set<UUID> guessed = new HashSet<>();
    private final Set<UUID> news = new HashSet<>();

    Reader(Content content, Run run, Links links, ZoneId zone, Links.Whose whose, Groups groups) {
        this.content = content;
        this.run = run;
        this.links = links;
        this.zone = zone;
        this.whose = whose;
        this.groups = groups;
        this.gists = new Gists(reference -> links.rewrite(reference, whose));
    }

    /** @throws Refused when a field that is read has the wrong form */
    Arrival read(Entry entry) {
        var type = entry.type();
        var id = entry.equals(whose.entry()) ? whose.patient() : links.chartId(entry);
        var sent = Body.withoutPrivateNumbers(entry, content.slice(entry.from(), entry.to()));
        var sheet = Sheet.of(sent, entry.path(), id, reference -> links.rewrite(reference, whose));
        var resource = sheet.resource();
        nameTheDrug(resource);
        if (RESULT.contains(type)) {
            demand(resource);
        }
        var category = category(type, resource, id);
        if (type.equals("DiagnosticReport")) {
            reports.put(id, category);
        }
        var period = Period.of(resource, zone);
        var effective = period.from() == null ? run.goLive() : period.from();
        var issued = resource.has("issued") ? Period.instant(resource, "issued", zone) : null;
        var history = isHistory(type, period.from(), issued);
        if (!history) {
            news.add(id);
        }
        return new Arrival(
                whose.patient(),
                id,
                type,
                category,
                Statuses.of(type, resource),
                effective,
                period.to(),
                issued == null ? effective : issued,
                Titles.codes(resource),
                groups.of(entry, id),
                gists.of(type, resource),
                sheet.body(),
                run.source(),
                Labels.of(resource),
                history);
    }

    /** Of a prescription that names its drug by a reference, the drug is what a line shows. */
    private void nameTheDrug(Field resource) {
        if (resource.child("medicationReference").isObject() && !resource.has("medicationCodeableConcept")) {
            var reference = resource.object("medicationReference").text("reference", "");
            var drug = reference.startsWith("#") ? contained(resource, reference.substring(1)) : brought(reference);
            if (drug != null && drug.child("code").isObject()) {
                resource.lend("medicationCodeableConcept", drug.object("code"));
            }
        }
    }

    private @Nullable Field brought(String reference) {
        var entry = links.find(reference);
        return entry == null || !entry.type().equals("Medication")
                ? null
                : Field.resource(StrictJson.tree(content.slice(entry.from(), entry.to())), entry.path());
    }

    private static @Nullable Field contained(Field resource, String id) {
        return resource.list("contained").stream()
                .filter(it -> it.child("id").said().equals(id))
                .findFirst()
                .orElse(null);
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
        if (it.group().equals(it.id())) {
            return it;
        }
        var report = reports.getOrDefault(it.group(), it.category());
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
                it.group(),
                it.gist(),
                it.body(),
                it.source(),
                it.labels(),
                it.history() && !news.contains(it.group()));
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
}
