package org.havenport.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Writes one visit: the encounter, what was measured in the room, and the note. */
final class VisitEntries {

    private static final Coding VITALS = Coding.hl7("observation-category", "vital-signs", "Vital Signs");

    private final BundleWriter out;
    private final Person person;
    private final RandomGenerator random;
    private final RandomGenerator ids;

    VisitEntries(BundleWriter out, Person person, RandomGenerator random, RandomGenerator ids) {
        this.out = out;
        this.person = person;
        this.random = random;
        this.ids = ids;
    }

    /** Writes it, and says the encounter's id. */
    UUID write(Visit visit, Colleague physician, Colleague nurse) {
        var encounter = People.id(ids);
        encounter(encounter, visit, physician, nurse);
        if (visit.reason() != Visit.Reason.BLOOD_TEST) {
            var at = visit.start().plusMinutes(5);
            bloodPressure(encounter, at);
            var adult = person.ageOn(at.toLocalDate()) >= 18;
            var height = (person.female() ? 152 : 165) + person.index() * 7 % 22 - (adult ? 0 : 12);
            var weight = height * height / 10_000.0 * (adult ? 21 + person.index() % 11 : 18);
            vital(encounter, at, Coding.loinc("8867-4", "Heart rate"), 58 + random.nextInt(34), 0, "/min");
            vital(encounter, at, Coding.loinc("29463-7", "Body weight"), weight + random.nextGaussian(), 1, "kg");
            if (visit.reason() == Visit.Reason.YEARLY) {
                vital(encounter, at, Coding.loinc("8302-2", "Body height"), height, 0, "cm");
                note(encounter, visit, physician);
            }
        }
        return encounter;
    }

    private void encounter(UUID id, Visit visit, Colleague physician, Colleague nurse) {
        out.entry(id, "Encounter", "encounter", () -> {
            out.text("status", "finished");
            out.coding("class", Coding.hl7("v3-ActCode", "AMB", "ambulatory"));
            out.concepts(
                    "type", visit.reason().coding().display(), visit.reason().coding());
            out.reference("subject", Ref.to(person.id()));
            out.array("participant", () -> {
                out.item(() -> out.reference("individual", physician.reference()));
                out.item(() -> out.reference("individual", nurse.reference()));
            });
            out.object("period", () -> {
                out.time("start", visit.start());
                out.time("end", visit.start().plusMinutes(20));
            });
            out.array("location", () -> out.item(() -> out.reference("location", Facility.MILL_ROAD)));
            out.reference("serviceProvider", Facility.PRACTICE);
        });
    }

    private void bloodPressure(UUID encounter, OffsetDateTime at) {
        var upper = (person.has(Condition.PRESSURE) ? 136 : 118) + random.nextInt(16) - 8;
        var lower = upper * 62 / 100 + random.nextInt(8);
        observation(
                encounter,
                at,
                Coding.loinc("85354-9", "Blood pressure"),
                "blood-pressure",
                () -> out.array("component", () -> {
                    component(Coding.loinc("8480-6", "Systolic blood pressure"), upper);
                    component(Coding.loinc("8462-4", "Diastolic blood pressure"), lower);
                }));
    }

    private void component(Coding code, int value) {
        out.item(() -> {
            out.concept("code", code.display(), code);
            out.quantity("valueQuantity", BigDecimal.valueOf(value), "mmHg", "mm[Hg]");
        });
    }

    private void vital(UUID encounter, OffsetDateTime at, Coding code, double value, int decimals, String unit) {
        var profile =
                switch (unit) {
                    case "kg" -> "body-weight";
                    case "cm" -> "body-height";
                    default -> "heart-rate";
                };
        observation(
                encounter,
                at,
                code,
                profile,
                () -> out.quantity(
                        "valueQuantity",
                        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP),
                        unit,
                        unit));
    }

    private void observation(UUID encounter, OffsetDateTime at, Coding code, String profile, Runnable value) {
        out.entry(People.id(ids), "Observation", profile, () -> {
            out.text("status", "final");
            out.concepts("category", null, VITALS);
            out.concept("code", code.display(), code);
            out.reference("subject", Ref.to(person.id()));
            out.reference("encounter", Ref.to(encounter));
            out.time("effectiveDateTime", at);
            value.run();
        });
    }

    private void note(UUID encounter, Visit visit, Colleague physician) {
        var spanish = person.language().equals("es");
        var text = spanish
                ? "Consulta anual. Hablamos de comida, sueño, movimiento y medicinas. Se tomó una muestra de sangre."
                        + " Próxima consulta en un año, o antes si algo cambia."
                : "Yearly visit. We talked about food, sleep, exercise and medicines. Blood was drawn for the usual"
                        + " tests. Next visit in a year, or earlier if something changes.";
        var category = new Coding(
                "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
                "clinical-note",
                "Clinical Note");
        out.entry(People.id(ids), "DocumentReference", "documentreference", () -> {
            out.text("status", "current");
            out.concept("type", "Progress note", Coding.loinc("11506-3", "Progress note"));
            out.concepts("category", "Clinical note", category);
            out.reference("subject", Ref.to(person.id()));
            out.time("date", visit.start().plusMinutes(90));
            out.references("author", List.of(physician.reference()));
            out.array(
                    "content",
                    () -> out.item(() -> out.object("attachment", () -> {
                        out.text("contentType", "text/plain; charset=utf-8");
                        out.text("language", person.language());
                        out.bytes("data", text.getBytes(StandardCharsets.UTF_8));
                    })));
            out.object("context", () -> out.references("encounter", List.of(Ref.to(encounter))));
        });
    }
}
