package org.havenport.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.chart.Gist;

/** Things on their way in that tests judge. */
final class Written {

    static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";

    private Written() {}

    static Arrival of(
            UUID patient,
            String type,
            Category category,
            List<Code> codes,
            Gist gist,
            String status,
            String body,
            Instant at) {
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
                codes,
                id,
                gist,
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of(),
                false);
    }

    static Arrival problem(UUID patient, String icd, String title, String status, Instant at) {
        var codes = icd.isEmpty() ? List.<Code>of() : List.of(new Code(ICD, icd));
        return of(
                patient,
                "Condition",
                Category.PROBLEM,
                codes,
                Gist.titled(title),
                status,
                "{\"resourceType\":\"Condition\",\"code\":{\"text\":\"%s\"}}".formatted(title),
                at);
    }

    static Arrival report(UUID patient, Category category, String text, Instant at) {
        var body =
                "{\"resourceType\":\"DiagnosticReport\",\"presentedForm\":[{\"contentType\":\"text/plain\",\"data\":\"%s\"}]}"
                        .formatted(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        return of(patient, "DiagnosticReport", category, List.of(), Gist.titled("Report"), "final", body, at);
    }

    static Arrival note(UUID patient, String text, Instant at) {
        var body =
                "{\"resourceType\":\"DocumentReference\",\"content\":[{\"attachment\":{\"contentType\":\"text/plain\",\"data\":\"%s\"}}]}"
                        .formatted(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        return of(
                patient, "DocumentReference", Category.NOTE, List.of(), Gist.titled("Visit note"), "current", body, at);
    }

    /** A laboratory value; no flag and no range. */
    static Arrival value(String loinc, String value, String unit, Instant at) {
        var body = "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1,\"unit\":\"%s\"}}".formatted(unit);
        return of(
                UUID.randomUUID(),
                "Observation",
                Category.LABORATORY,
                List.of(new Code(Code.LOINC, loinc)),
                new Gist("Test", value, unit.isEmpty() ? null : unit, null, null, null, null),
                "final",
                body,
                at);
    }

    static Filing.Group alone(Arrival arrival) {
        return new Filing.Group(arrival.patient(), arrival.group(), List.of(arrival));
    }
}
