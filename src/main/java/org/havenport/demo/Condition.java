package org.havenport.demo;

import static org.havenport.demo.Analyte.*;
import static org.havenport.demo.Panel.*;

import java.util.List;
import java.util.Map;

/** A long-lasting condition: how it moves laboratory values, what is checked for it and how often, and what is taken. */
enum Condition {
    DIABETES(
            Coding.snomed("44054006", "Diabetes mellitus type 2"),
            Coding.icd10("E11.9", "Type 2 diabetes mellitus without complications"),
            Map.of(GLUCOSE, Shift.of(42, 3), A1C, Shift.of(2.1, 0.12), Analyte.TRIGLYCERIDES, Shift.of(45, 2)),
            new Care(120, List.of(METABOLIC, LONG_TERM_SUGAR), List.of(Medicine.METFORMIN))),
    KIDNEY_DISEASE(
            Coding.snomed("433144002", "Chronic kidney disease stage 3"),
            Coding.icd10("N18.30", "Chronic kidney disease, stage 3 unspecified"),
            Map.of(
                    CREATININE, Shift.of(0.6, 0.07),
                    UREA_NITROGEN, Shift.of(12, 1),
                    POTASSIUM, Shift.of(0.4, 0.03),
                    HEMOGLOBIN, Shift.of(-1.4, -0.1),
                    ALBUMIN_CREATININE, Shift.of(95, 12)),
            new Care(130, List.of(METABOLIC, BLOOD_COUNT, KIDNEY_URINE), List.of(Medicine.AMLODIPINE))),
    PRESSURE(
            Coding.snomed("59621000", "Essential hypertension"),
            Coding.icd10("I10", "Essential (primary) hypertension"),
            Map.of(POTASSIUM, Shift.of(0.05, 0.05)),
            new Care(180, List.of(METABOLIC), List.of(Medicine.LISINOPRIL))),
    CHOLESTEROL_HIGH(
            Coding.snomed("55822004", "Hyperlipidemia"),
            Coding.icd10("E78.5", "Hyperlipidemia, unspecified"),
            Map.of(CHOLESTEROL, Shift.of(52, -5), Analyte.TRIGLYCERIDES, Shift.of(35, -2)),
            new Care(200, List.of(LIPIDS, LIVER), List.of(Medicine.ATORVASTATIN))),
    ANEMIA(
            Coding.snomed("87522002", "Iron deficiency anemia"),
            Coding.icd10("D50.9", "Iron deficiency anemia, unspecified"),
            Map.of(
                    HEMOGLOBIN, Shift.of(-3.6, 0.4),
                    CELL_VOLUME, Shift.of(-13, 1.5),
                    CELL_WIDTH, Shift.of(2.6, -0.3),
                    FERRITIN, Shift.of(-75, 5)),
            new Care(110, List.of(BLOOD_COUNT, Panel.IRON), List.of(Medicine.IRON))),
    THYROID_LOW(
            Coding.snomed("40930008", "Hypothyroidism"),
            Coding.icd10("E03.9", "Hypothyroidism, unspecified"),
            Map.of(THYROTROPIN, Shift.of(4.2, -0.7), FREE_THYROXINE, Shift.of(-0.4, 0.05)),
            new Care(160, List.of(THYROID), List.of(Medicine.LEVOTHYROXINE))),
    CLOT_PREVENTION(
            Coding.snomed("49436004", "Atrial fibrillation"),
            Coding.icd10("I48.91", "Unspecified atrial fibrillation"),
            Map.of(),
            new Care(60, List.of(CLOTTING), List.of(Medicine.WARFARIN)));

    /** What is done about it: days between visits, what is tested at each, what is taken. */
    record Care(int everyDays, List<Panel> panels, List<Medicine> medicines) {}

    /** By how much a value is off at the beginning, and how it moves in a year. */
    record Shift(double offset, double perYear) {
        static final Shift NONE = new Shift(0, 0);

        static Shift of(double offset, double perYear) {
            return new Shift(offset, perYear);
        }
    }

    private final Coding snomed;
    private final Coding icd10;
    private final Map<Analyte, Shift> shifts;
    private final Care care;

    Condition(Coding snomed, Coding icd10, Map<Analyte, Shift> shifts, Care care) {
        this.snomed = snomed;
        this.icd10 = icd10;
        this.shifts = shifts;
        this.care = care;
    }

    /** Uncommon before forty. */
    boolean comesLate() {
        return this == KIDNEY_DISEASE || this == PRESSURE || this == DIABETES || this == CLOT_PREVENTION;
    }

    Coding snomed() {
        return snomed;
    }

    Coding icd10() {
        return icd10;
    }

    Shift shift(Analyte analyte) {
        return shifts.getOrDefault(analyte, Shift.NONE);
    }

    Care care() {
        return care;
    }
}
