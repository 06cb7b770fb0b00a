package org.havenport.intake;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.havenport.chart.Gist;
import org.jspecify.annotations.Nullable;

/** What one line of a list shows of a resource, by its type. */
final class Gists {

    private static final Set<String> NOBODY_ALLERGIC =
            Set.of("716186003", "409137002", "428607008", "429625007", "1003774007", "160244002");
    private static final int LONGEST_REFERENCE = 80;

    private final UnaryOperator<String> links;

    /** @param links what a reference of the bundle is called here */
    Gists(UnaryOperator<String> links) {
        this.links = links;
    }

    /** A result that cannot be read is refused; of anything else a line shows what it can. */
    Gist of(String type, Field resource) {
        var title = Titles.of(type, resource);
        if (type.equals("Observation")) {
            return Values.gist(resource, title, who(resource.first("performer")))
                    .of(visit(resource));
        }
        try {
            return told(type, resource, title);
        } catch (Refused oddForm) {
            return Gist.titled(title);
        }
    }

    private Gist told(String type, Field resource, String title) {
        var gist =
                switch (type) {
                    case "DiagnosticReport" -> Gist.told(title, null, null, who(resource.first("performer")));
                    case "MedicationRequest" ->
                        medicine(resource, "dosageInstruction", title, resource.object("requester"));
                    case "MedicationStatement" ->
                        medicine(resource, "dosage", title, resource.object("informationSource"));
                    case "AllergyIntolerance" -> allergy(resource, title);
                    case "Condition" -> condition(resource, title);
                    case "Immunization" -> immunization(resource, title);
                    case "Procedure" ->
                        Gist.told(title, reasons(resource), null, actor(resource, "performer", "actor"));
                    case "Encounter" ->
                        Gist.told(title, reasons(resource), null, actor(resource, "participant", "individual"));
                    case "DocumentReference" -> document(resource, title);
                    case "CarePlan" -> plan(resource, title);
                    case "Goal" -> goal(resource, title);
                    case "CareTeam" -> team(resource, title);
                    default -> Gist.titled(title);
                };
        return gist.of(visit(resource));
    }

    private Gist medicine(Field resource, String dosages, String title, Field by) {
        var dosage = resource.first(dosages);
        var told = dosage.missing() ? null : or(dosage.text("text"), dosage.text("patientInstruction"));
        return Gist.told(title, told, told != null || dosage.missing() ? null : Doses.mark(dosage), who(by));
    }

    private Gist allergy(Field resource, String title) {
        var reactions = resource.list("reaction");
        var causes = join(reactions.stream()
                .flatMap(reaction -> reaction.list("manifestation").stream())
                .map(Concept::words)
                .toList());
        var severity = reactions.stream()
                .map(reaction -> reaction.text("severity"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var nobody = NOBODY_ALLERGIC.stream().anyMatch(code -> Concept.anyOf(List.of(resource.object("code")), code));
        var mark = nobody ? "none" : or(severity, resource.text("criticality"));
        return Gist.told(title, causes, mark, who(resource.object("recorder")));
    }

    private Gist condition(Field resource, String title) {
        var kinds = resource.list("category").stream()
                .flatMap(category -> Concept.codes(category).stream())
                .toList();
        return Gist.told(
                title,
                words(resource.first("bodySite")),
                kinds.isEmpty() ? null : kinds.getFirst().code(),
                who(resource.object("recorder")));
    }

    private Gist immunization(Field resource, String title) {
        var dose =
                resource.first("protocolApplied").child("doseNumberPositiveInt").number();
        return Gist.told(
                title,
                words(resource.object("statusReason")),
                dose == null ? null : dose.toBigInteger().toString(),
                or(actor(resource, "performer", "actor"), display(resource.object("location"))));
    }

    private Gist document(Field resource, String title) {
        var attachment = resource.first("content").child("attachment");
        var kind = attachment.isObject() ? attachment.text("contentType") : null;
        return Gist.told(
                title,
                resource.text("description"),
                kind == null ? null : kind.split(";", 2)[0].strip(),
                who(resource.first("author")));
    }

    private Gist plan(Field resource, String title) {
        var kind = resource.list("category").stream()
                .filter(category -> !Concept.anyOf(List.of(category), "assess-plan"))
                .map(Concept::words)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(title);
        var steps = join(resource.list("activity").stream()
                .map(activity -> words(activity.object("detail").object("code")))
                .toList());
        return Gist.told(orElse(resource.text("title"), kind), steps, null, who(resource.object("author")));
    }

    private Gist goal(Field resource, String title) {
        var achieved = Concept.codes(resource.object("achievementStatus"));
        return Gist.told(
                orElse(words(resource.object("description")), title),
                null,
                achieved.isEmpty() ? null : achieved.getFirst().code(),
                who(resource.object("expressedBy")));
    }

    private static Gist team(Field resource, String title) {
        var members = join(resource.list("participant").stream()
                .filter(it -> !it.object("member").text("reference", "").contains("Patient"))
                .map(it -> display(it.object("member")))
                .toList());
        return Gist.told(orElse(resource.text("name"), title), members, null, null);
    }

    private @Nullable UUID visit(Field resource) {
        var context = resource.child("context");
        var encounter = resource.child("encounter").isObject()
                ? resource.object("encounter")
                : context.isObject() && context.child("encounter").isListOfObjects()
                        ? context.first("encounter")
                        : context;
        var reference = encounter.isObject() ? encounter.text("reference") : null;
        var ours = reference == null ? "" : links.apply(reference);
        try {
            return ours.startsWith("Encounter/") ? UUID.fromString(ours.substring("Encounter/".length())) : null;
        } catch (IllegalArgumentException other) {
            return null;
        }
    }

    private @Nullable String actor(Field resource, String list, String one) {
        var first = resource.first(list);
        return first.missing() ? null : who(first.object(one));
    }

    /** The name beside a reference, else the reference to someone in the directory, whose name is looked up there. */
    private @Nullable String who(Field reference) {
        var display = display(reference);
        if (display != null || reference.missing()) {
            return display;
        }
        var ours = links.apply(reference.text("reference", ""));
        return Links.isListed(ours.split("/", 2)[0]) && ours.length() <= LONGEST_REFERENCE ? ours : null;
    }

    private static @Nullable String display(Field reference) {
        return reference.missing() ? null : reference.text("display");
    }

    private static @Nullable String reasons(Field resource) {
        return join(resource.list("reasonCode").stream().map(Concept::words).toList());
    }

    private static @Nullable String words(Field concept) {
        return Concept.words(concept);
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static String orElse(@Nullable String first, String second) {
        return first == null ? second : first;
    }

    private static @Nullable String join(List<@Nullable String> parts) {
        var joined = parts.stream().filter(Objects::nonNull).distinct().collect(Collectors.joining(", "));
        return joined.isEmpty() ? null : joined;
    }
}
