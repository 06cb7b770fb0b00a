package org.havenport.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes what holds over the years: conditions, medicines, allergies, immunizations. */
final class HistoryEntries {

    private static final List<Coding> ALLERGIES = List.of(
            Coding.snomed("764146007", "Penicillin"),
            Coding.snomed("762952008", "Peanut"),
            Coding.snomed("256277009", "Grass pollen"),
            Coding.snomed("735029006", "Shellfish"),
            Coding.rxnorm("10831", "Sulfamethoxazole and trimethoprim"));
    private static final Coding FLU = Coding.cvx("140", "Influenza, seasonal, injectable, preservative free");
    private static final Coding TETANUS = Coding.cvx("115", "Tdap");

    private final BundleWriter out;
    private final Person person;
    private final RandomGenerator random;
    private final RandomGenerator ids;
    private final LocalDate today;
    private final int years;

    HistoryEntries(
            BundleWriter out, Person person, RandomGenerator random, RandomGenerator ids, LocalDate today, int years) {
        this.out = out;
        this.person = person;
        this.random = random;
        this.ids = ids;
        this.today = today;
        this.years = years;
    }

    void write() {
        var since = today.minusYears(years).minusDays(random.nextInt(900));
        for (var condition : person.conditions()) {
            condition(condition, since);
            condition.care().medicines().forEach(medicine -> medicine(medicine, since.plusDays(14)));
        }
        if (person.index() == Known.ANN) {
            medicine(Medicine.SPIRONOLACTONE, today.minusDays(254));
        }
        if (random.nextInt(3) == 0) {
            allergy(ALLERGIES.get(random.nextInt(ALLERGIES.size())), since);
        }
        for (var year = 0; year < years; year++) {
            immunization(FLU, today.minusYears(year).withMonth(10).withDayOfMonth(1 + random.nextInt(28)));
        }
        immunization(TETANUS, today.minusDays(300 + random.nextInt(years * 365)));
    }

    private void condition(Condition condition, LocalDate since) {
        out.entry(People.id(ids), "Condition", "condition-problems-health-concerns", () -> {
            out.concept("clinicalStatus", null, Coding.hl7("condition-clinical", "active"));
            out.concept("verificationStatus", null, Coding.hl7("condition-ver-status", "confirmed"));
            out.concepts("category", null, Coding.hl7("condition-category", "problem-list-item", "Problem List Item"));
            out.concept("code", condition.snomed().display(), condition.snomed(), condition.icd10());
            out.reference("subject", Ref.to(person.id()));
            out.text("onsetDateTime", since.toString());
            out.text("recordedDate", since.toString());
        });
    }

    private void medicine(Medicine medicine, LocalDate since) {
        out.entry(People.id(ids), "MedicationRequest", "medicationrequest", () -> {
            out.text("status", "active");
            out.text("intent", "order");
            out.concepts("category", "Community", Coding.hl7("medicationrequest-category", "community", "Community"));
            out.concept("medicationCodeableConcept", medicine.coding().display(), medicine.coding());
            out.reference("subject", Ref.to(person.id()));
            out.text("authoredOn", since.toString());
            out.reference("requester", Colleague.ELLIS.reference());
            out.array("dosageInstruction", () -> out.item(() -> out.text("text", medicine.directions())));
        });
    }

    private void allergy(Coding substance, LocalDate since) {
        out.entry(People.id(ids), "AllergyIntolerance", "allergyintolerance", () -> {
            out.concept("clinicalStatus", null, Coding.hl7("allergyintolerance-clinical", "active"));
            out.concept("verificationStatus", null, Coding.hl7("allergyintolerance-verification", "confirmed"));
            out.concept("code", substance.display(), substance);
            out.reference("patient", Ref.to(person.id()));
            out.text("recordedDate", since.toString());
        });
    }

    private void immunization(Coding vaccine, LocalDate on) {
        if (on.isAfter(today) || on.isBefore(person.born())) {
            return;
        }
        out.entry(People.id(ids), "Immunization", "immunization", () -> {
            out.text("status", "completed");
            out.concept("vaccineCode", vaccine.display(), vaccine);
            out.reference("patient", Ref.to(person.id()));
            out.text("occurrenceDateTime", on.toString());
            out.flag("primarySource", true);
            out.reference("location", Facility.MILL_ROAD);
        });
    }
}
