package org.havenport.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes one laboratory report and the results that are its members. */
final class ReportEntries {

    private static final Coding LABORATORY = Coding.hl7("observation-category", "laboratory", "Laboratory");

    private final BundleWriter out;
    private final Person person;
    private final RandomGenerator ids;

    ReportEntries(BundleWriter out, Person person, RandomGenerator ids) {
        this.out = out;
        this.person = person;
        this.ids = ids;
    }

    /** The status is one of FHIR's: {@code preliminary}, {@code final}, {@code corrected}. */
    void write(Visit visit, UUID encounter, Panel panel, Map<Analyte, BigDecimal> values, String status) {
        var members = new ArrayList<Ref>();
        values.forEach((analyte, value) -> {
            var id = People.id(ids);
            members.add(Ref.to(id));
            result(id, visit, encounter, new Measured(analyte, value, status));
        });
        out.entry(People.id(ids), "DiagnosticReport", "diagnosticreport-lab", () -> {
            out.text("status", status);
            out.concepts("category", null, Coding.hl7("v2-0074", "LAB", "Laboratory"));
            out.concept("code", panel.coding().display(), panel.coding());
            out.reference("subject", Ref.to(person.id()));
            out.reference("encounter", Ref.to(encounter));
            out.time("effectiveDateTime", visit.start().plusMinutes(12));
            out.time("issued", visit.reported());
            out.references("performer", List.of(Facility.LAB));
            out.references("resultsInterpreter", List.of(Colleague.ELLIS.reference()));
            out.references("result", members);
        });
    }

    private record Measured(Analyte analyte, BigDecimal value, String status) {}

    private void result(UUID id, Visit visit, UUID encounter, Measured measured) {
        var analyte = measured.analyte();
        var usual = analyte.usual(person);
        out.entry(id, "Observation", "observation-lab", () -> {
            out.text("status", measured.status());
            out.concepts("category", null, LABORATORY);
            out.concept("code", analyte.coding().display(), analyte.coding());
            out.reference("subject", Ref.to(person.id()));
            out.reference("encounter", Ref.to(encounter));
            out.time("effectiveDateTime", visit.start().plusMinutes(12));
            out.time("issued", visit.reported());
            out.references("performer", List.of(Facility.LAB));
            quantity("valueQuantity", measured.value(), analyte);
            var flag =
                    Flagged.of(measured.value(), usual, analyte.notCritical()).coding();
            out.concepts("interpretation", null, flag);
            comment(visit, measured);
            out.array(
                    "referenceRange",
                    () -> out.item(() -> {
                        quantity("low", usual.low(), analyte);
                        quantity("high", usual.high(), analyte);
                    }));
        });
    }

    private void quantity(String name, @Nullable BigDecimal value, Analyte analyte) {
        if (value != null) {
            var unit = analyte.unit();
            out.quantity(name, value.setScale(unit.decimals(), RoundingMode.HALF_UP), unit.shown(), unit.ucum());
        }
    }

    /** What the physician said stands at the value it is about. */
    private void comment(Visit visit, Measured measured) {
        var comment = visit.comment();
        if (comment == null || visit.about() != measured.analyte()) {
            return;
        }
        out.array(
                "note",
                () -> out.item(() -> {
                    out.reference("authorReference", Colleague.ELLIS.reference());
                    out.time("time", visit.reported().plusMinutes(58));
                    out.text("text", comment);
                }));
    }
}
