package org.havenport.demo;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes the reports that say in words what was found: two biopsies, and a test that is nobody else's business. */
final class ReportsInWords {

    private static final Coding PATHOLOGY = Coding.hl7("v2-0074", "SP", "Surgical Pathology");
    private static final Coding LABORATORY = Coding.hl7("v2-0074", "LAB", "Laboratory");
    private static final Coding BIOPSY = Coding.loinc("22034-3", "Biopsy report");
    private static final Coding HIV = Coding.loinc("56888-1", "Prueba del VIH");
    private static final String CONFIDENTIAL = "HIV";

    private static final String OF_JUNE =
            "Left breast, core needle biopsy: invasive ductal carcinoma, grade 2. Estrogen"
                    + " and progesterone receptors are positive. No lymph node was sampled.";
    private static final String OF_GRACE = "Colon, polyp at 30 cm, biopsy: adenocarcinoma arising in a tubular adenoma."
            + " The margin cannot be assessed in this specimen.";
    private static final String OF_TOMAS = "Anticuerpos del VIH-1 y VIH-2 y antígeno p24: no detectados.";

    private final BundleWriter out;
    private final Person person;
    private final RandomGenerator ids;
    private final OffsetDateTime now;

    ReportsInWords(BundleWriter out, Person person, RandomGenerator ids, OffsetDateTime now) {
        this.out = out;
        this.person = person;
        this.ids = ids;
        this.now = now.withNano(0);
    }

    /** The test of Tomás comes only with what comes {@code later}: the rules of the state where it was ordered act by then. */
    void write(boolean later) {
        switch (person.index()) {
            case Known.JUNE -> biopsy(OF_JUNE, 52);
            case Known.GRACE -> biopsy(OF_GRACE, 77);
            case Known.TOMAS -> {
                if (later) {
                    out.confidential(
                            People.id(ids),
                            "DiagnosticReport",
                            "diagnosticreport-lab",
                            CONFIDENTIAL,
                            () -> report(LABORATORY, HIV, OF_TOMAS, 30, Facility.ACROSS_THE_BORDER));
                }
            }
            default -> {}
        }
    }

    private void biopsy(String conclusion, int hoursAgo) {
        out.entry(
                People.id(ids),
                "DiagnosticReport",
                "diagnosticreport-note",
                () -> report(PATHOLOGY, BIOPSY, conclusion, hoursAgo, null));
    }

    private void report(Coding kind, Coding what, String conclusion, int hoursAgo, @Nullable Ref orderedBy) {
        if (orderedBy != null) {
            out.array("contained", () -> out.item(() -> order(what, orderedBy)));
        }
        out.text("status", "final");
        out.concepts("category", null, kind);
        out.concept("code", what.display(), what);
        out.reference("subject", Ref.to(person.id()));
        out.time("effectiveDateTime", now.minusHours(hoursAgo));
        out.time("issued", now.minusMinutes(95));
        out.references("performer", List.of(Facility.LAB));
        out.text("conclusion", conclusion);
    }

    private void order(Coding what, Ref orderedBy) {
        out.text("resourceType", "ServiceRequest");
        out.text("id", "order");
        out.text("status", "active");
        out.text("intent", "order");
        out.concept("code", what.display(), what);
        out.reference("subject", Ref.to(person.id()));
        out.reference("requester", orderedBy);
    }
}
