package org.havenport.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Gist;

/** Entries of a record on their way into the chart, as a feed would bring them. */
final class Entries {

    private Entries() {}

    static Arrival medicine(UUID patient, String title, String status, String how, Instant at) {
        var dosage = how.isEmpty() ? "" : ",\"dosageInstruction\":[{\"text\":\"%s\"}]".formatted(how);
        return of(
                patient,
                "MedicationRequest",
                Category.MEDICATION,
                status,
                Gist.told(title, how.isEmpty() ? null : how, null, "Dr. Ellis"),
                "{\"resourceType\":\"MedicationRequest\",\"status\":\"%s\"%s}".formatted(status, dosage),
                at,
                Set.of());
    }

    static Arrival problem(UUID patient, String title, String status, Instant at, String... labels) {
        return of(
                patient,
                "Condition",
                Category.PROBLEM,
                status,
                Gist.titled(title),
                "{\"resourceType\":\"Condition\",\"code\":{\"text\":\"%s\"}}".formatted(title),
                at,
                Set.of(labels));
    }

    static Arrival allergy(UUID patient, String title, String mark, Instant at) {
        return of(
                patient,
                "AllergyIntolerance",
                Category.ALLERGY,
                "active",
                Gist.told(title, null, mark, null),
                "{\"resourceType\":\"AllergyIntolerance\"}",
                at,
                Set.of());
    }

    static Arrival immunization(UUID patient, String title, Instant at) {
        return of(
                patient,
                "Immunization",
                Category.IMMUNIZATION,
                "completed",
                Gist.titled(title),
                "{\"resourceType\":\"Immunization\",\"status\":\"completed\",\"lotNumber\":\"LOT77\"}",
                at,
                Set.of());
    }

    static Arrival pressure(UUID patient, String value, Instant at) {
        var code = new Code(Code.LOINC, "85354-9");
        var body = "{\"resourceType\":\"Observation\",\"code\":{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\"}]}}"
                .formatted(code.system(), code.code());
        var gist = new Gist("Blood pressure", value, "mmHg", null, null, null, null);
        return of(patient, "Observation", Category.VITAL_SIGNS, "final", gist, body, at, Set.of(), code);
    }

    static Arrival visit(UUID patient, String title, Instant at) {
        return of(
                patient,
                "Encounter",
                Category.ENCOUNTER,
                "finished",
                Gist.told(title, null, null, "Dr. Ellis"),
                "{\"resourceType\":\"Encounter\"}",
                at,
                Set.of());
    }

    /** A note about a visit, as a file of this type. */
    static Arrival note(UUID patient, UUID visit, String contentType, String text, Instant at) {
        var data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return of(
                patient,
                "DocumentReference",
                Category.NOTE,
                "current",
                Gist.told("Progress note", null, contentType, "Dr. Ellis").of(visit),
                """
                {"resourceType":"DocumentReference","content":[{"attachment":\
                {"contentType":"%s","title":"../../<b>note</b>","data":"%s"}}]}""".formatted(contentType, data),
                at,
                Set.of());
    }

    static Arrival of(
            UUID patient,
            String type,
            Category category,
            String status,
            Gist gist,
            String body,
            Instant at,
            Set<String> labels,
            Code... codes) {
        var id = UUID.randomUUID();
        return new Arrival(
                patient,
                id,
                type,
                category,
                status,
                at,
                null,
                at,
                List.of(codes),
                id,
                gist,
                body.getBytes(StandardCharsets.UTF_8),
                "mill-road-ehr",
                labels,
                true);
    }
}
