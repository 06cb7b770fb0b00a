package org.havenport.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes what a record holds besides: past problems and medicines, procedures, letters, plans, goals, the care team. */
final class CareEntries {

    private static final Coding NO_ALLERGY = Coding.snomed("716186003", "No known allergy");
    private static final Coding LABORATORY = Coding.snomed("108252007", "Laboratory procedure");
    private static final Coding REFERRAL = Coding.snomed("3457005", "Patient referral");
    private static final int OLD_ENOUGH_FOR_A_LOOK_INSIDE = 45;

    private final BundleWriter out;
    private final Person person;
    private final RandomGenerator random;
    private final RandomGenerator ids;
    private final LocalDate today;

    CareEntries(BundleWriter out, Person person, RandomGenerator random, RandomGenerator ids, LocalDate today) {
        this.out = out;
        this.person = person;
        this.random = random;
        this.ids = ids;
        this.today = today;
    }

    void write(Colleague physician) {
        var known = person.index() < Known.ALL.size();
        problem(Coding.snomed("444814009", "Viral sinusitis"), null, ago(900), ago(880));
        medicine(
                Coding.rxnorm("308182", "amoxicillin 250 MG Oral Capsule"),
                "stopped",
                ago(900),
                physician,
                () -> out.array(
                        "dosageInstruction",
                        () -> out.item(() -> out.text("text", "Take 1 capsule 3 times a day for 7 days"))));
        procedure(Coding.snomed("430193006", "Medication reconciliation"), ago(60 + random.nextInt(200)), physician);
        if (person.ageOn(today) >= OLD_ENOUGH_FOR_A_LOOK_INSIDE) {
            procedure(Coding.snomed("73761001", "Colonoscopy"), ago(700 + random.nextInt(500)), physician);
        }
        team(physician);
        if (!person.conditions().isEmpty()) {
            plan(physician);
        }
        if (known) {
            letter(physician, ago(30 + random.nextInt(300)));
            needed(physician);
        }
        switch (person.index()) {
            case Known.ANN -> ofAnn();
            case Known.CARA -> allergy(NO_ALLERGY, null);
            case Known.MARCUS -> order(Coding.loinc("3016-3", "Thyrotropin"), LABORATORY, ago(26), physician);
            case Known.HELEN -> {
                order(Coding.snomed("183519002", "Referral to cardiology service"), REFERRAL, ago(12), physician);
                order(Coding.loinc("4548-4", "Hemoglobin A1c"), LABORATORY, ago(9), physician);
            }
            default -> {}
        }
    }

    /** Ordered, and nothing has come of it yet. */
    private void order(Coding what, Coding category, LocalDate on, Colleague physician) {
        out.entry(People.id(ids), "ServiceRequest", "servicerequest", () -> {
            out.text("status", "active");
            out.text("intent", "order");
            out.concepts("category", category.display(), category);
            out.concept("code", what.display(), what);
            out.reference("subject", Ref.to(person.id()));
            out.text("authoredOn", on + "T10:00:00-08:00");
            out.reference("requester", physician.reference());
        });
    }

    /** One topic she would not want on the screen while someone looks over her shoulder. */
    private void ofAnn() {
        problem(
                Coding.snomed("21897009", "Generalized anxiety disorder"),
                Coding.icd10("F41.1", "Generalized anxiety disorder"),
                ago(500),
                null);
        allergy(Coding.snomed("300916003", "Latex"), "Itching and a rash");
    }

    private LocalDate ago(int days) {
        return today.minusDays(days);
    }

    private void problem(Coding what, @Nullable Coding icd10, LocalDate from, @Nullable LocalDate to) {
        out.entry(People.id(ids), "Condition", "condition-problems-health-concerns", () -> {
            out.concept("clinicalStatus", null, Coding.hl7("condition-clinical", to == null ? "active" : "resolved"));
            out.concept("verificationStatus", null, Coding.hl7("condition-ver-status", "confirmed"));
            out.concepts("category", null, Coding.hl7("condition-category", "problem-list-item", "Problem List Item"));
            out.concept("code", what.display(), icd10 == null ? new Coding[] {what} : new Coding[] {what, icd10});
            out.reference("subject", Ref.to(person.id()));
            out.text("onsetDateTime", from.toString());
            if (to != null) {
                out.text("abatementDateTime", to.toString());
            }
            out.text("recordedDate", from.toString());
        });
    }

    private void medicine(Coding what, String status, LocalDate since, Colleague physician, Runnable more) {
        out.entry(People.id(ids), "MedicationRequest", "medicationrequest", () -> {
            out.text("status", status);
            out.text("intent", "order");
            out.concepts("category", "Community", Coding.hl7("medicationrequest-category", "community", "Community"));
            out.concept("medicationCodeableConcept", what.display(), what);
            out.reference("subject", Ref.to(person.id()));
            out.text("authoredOn", since.toString());
            out.reference("requester", physician.reference());
            more.run();
        });
    }

    /** Taken when needed, sent in numbers only as many systems do; and one of which nobody wrote how to take it. */
    private void needed(Colleague physician) {
        medicine(
                Coding.rxnorm("198440", "acetaminophen 500 MG Oral Tablet"),
                "active",
                ago(200),
                physician,
                () -> out.array(
                        "dosageInstruction",
                        () -> out.item(() -> {
                            out.object(
                                    "timing",
                                    () -> out.object("repeat", () -> {
                                        out.number("frequency", BigDecimal.ONE);
                                        out.number("period", BigDecimal.valueOf(6));
                                        out.text("periodUnit", "h");
                                    }));
                            out.flag("asNeededBoolean", true);
                            out.array(
                                    "doseAndRate",
                                    () -> out.item(
                                            () -> out.quantity("doseQuantity", BigDecimal.ONE, "tablet", "{tbl}")));
                        })));
        medicine(
                Coding.rxnorm("5489", "hydrocortisone 10 MG/ML Topical Cream"),
                "active",
                ago(120),
                physician,
                () -> {});
    }

    private void procedure(Coding what, LocalDate on, Colleague physician) {
        out.entry(People.id(ids), "Procedure", "procedure", () -> {
            out.text("status", "completed");
            out.concept("code", what.display(), what);
            out.reference("subject", Ref.to(person.id()));
            out.text("performedDateTime", on.toString());
            out.array("performer", () -> out.item(() -> out.reference("actor", physician.reference())));
            out.reference("location", Facility.MILL_ROAD);
        });
    }

    private void allergy(Coding substance, @Nullable String reaction) {
        out.entry(People.id(ids), "AllergyIntolerance", "allergyintolerance", () -> {
            out.concept("clinicalStatus", null, Coding.hl7("allergyintolerance-clinical", "active"));
            out.concept("verificationStatus", null, Coding.hl7("allergyintolerance-verification", "confirmed"));
            if (reaction != null) {
                out.text("criticality", "high");
            }
            out.concept("code", substance.display(), substance);
            out.reference("patient", Ref.to(person.id()));
            out.text("recordedDate", ago(400).toString());
            if (reaction != null) {
                out.array(
                        "reaction",
                        () -> out.item(() -> {
                            out.array("manifestation", () -> out.item(() -> out.text("text", reaction)));
                            out.text("severity", "severe");
                        }));
            }
        });
    }

    private void team(Colleague physician) {
        out.entry(People.id(ids), "CareTeam", "careteam", () -> {
            out.text("status", "active");
            out.text("name", "Cedar Hollow care team");
            out.reference("subject", Ref.to(person.id()));
            out.array("participant", () -> {
                for (var member : List.of(physician, Colleague.DORA)) {
                    out.item(() -> {
                        out.array("role", () -> out.item(() -> out.text("text", member.job())));
                        out.reference("member", member.reference());
                    });
                }
            });
        });
    }

    private void plan(Colleague physician) {
        var since = ago(365);
        out.entry(People.id(ids), "CarePlan", "careplan", () -> {
            out.object("text", () -> {
                out.text("status", "additional");
                out.text(
                        "div",
                        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Walk half an hour on most days. Bring your"
                                + " list of home readings to each visit.</p></div>");
            });
            out.text("status", "active");
            out.text("intent", "plan");
            out.concepts(
                    "category",
                    null,
                    new Coding(
                            "http://hl7.org/fhir/us/core/CodeSystem/careplan-category",
                            "assess-plan",
                            "Assessment and Plan of Treatment"));
            out.text(
                    "title",
                    "Keeping well: "
                            + person.conditions().iterator().next().snomed().display());
            out.reference("subject", Ref.to(person.id()));
            out.object("period", () -> out.text("start", since.toString()));
            out.reference("author", physician.reference());
        });
        out.entry(People.id(ids), "Goal", "goal", () -> {
            out.text("lifecycleStatus", "active");
            out.concept("achievementStatus", null, Coding.hl7("goal-achievement", "in-progress"));
            out.object("description", () -> out.text("text", "Walk half an hour on most days"));
            out.reference("subject", Ref.to(person.id()));
            out.text("startDate", since.toString());
        });
    }

    private void letter(Colleague physician, LocalDate on) {
        out.entry(People.id(ids), "DocumentReference", "documentreference", () -> {
            out.text("status", "current");
            out.concept("type", "Letter", Coding.loinc("51852-2", "Letter"));
            out.reference("subject", Ref.to(person.id()));
            out.text("date", on + "T10:00:00-08:00");
            out.references("author", List.of(physician.reference()));
            out.text("description", "Letter to the specialist");
            out.array(
                    "content",
                    () -> out.item(() -> out.object("attachment", () -> {
                        out.text("contentType", "application/pdf");
                        out.text("title", "Letter of " + on);
                        out.bytes("data", Paper.of("Letter to the specialist, " + on));
                    })));
        });
    }

    /** The smallest PDF that says one line. */
    private static final class Paper {

        static byte[] of(String line) {
            var text = "BT /F1 14 Tf 72 720 Td (" + line + ") Tj ET";
            var pdf = """
                    %%PDF-1.4
                    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
                    4 0 obj<</Length %d>>stream
                    %s
                    endstream endobj
                    trailer<</Root 1 0 R>>
                    %%%%EOF
                    """.formatted(text.length(), text);
            return pdf.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
