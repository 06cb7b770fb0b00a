package org.havenport.demo;

import static org.havenport.demo.Analyte.*;

import java.util.List;

/** What is ordered together and comes back as one report. */
enum Panel {
    METABOLIC(
            "51990-0",
            "Basic metabolic panel",
            GLUCOSE,
            UREA_NITROGEN,
            CREATININE,
            EGFR,
            SODIUM,
            POTASSIUM,
            CHLORIDE,
            CARBON_DIOXIDE,
            CALCIUM),
    BLOOD_COUNT(
            "58410-2",
            "Complete blood count",
            WHITE_CELLS,
            HEMOGLOBIN,
            HEMATOCRIT,
            CELL_VOLUME,
            RED_CELLS,
            CELL_HEMOGLOBIN,
            CELL_WIDTH,
            PLATELETS),
    LIPIDS("57698-3", "Cholesterol panel", CHOLESTEROL, TRIGLYCERIDES, HDL, LDL),
    LONG_TERM_SUGAR("4548-4", "Hemoglobin A1c", A1C),
    THYROID("54440-2", "Thyroid panel", THYROTROPIN, FREE_THYROXINE),
    LIVER("24325-3", "Liver panel", ALT, AST, ALKALINE_PHOSPHATASE, BILIRUBIN, ALBUMIN, PROTEIN),
    VITAMIN("62292-8", "Vitamin D", VITAMIN_D),
    IRON("2276-4", "Iron stores", FERRITIN),
    CLOTTING("6301-6", "Clotting time", Analyte.INR),
    KIDNEY_URINE("9318-7", "Urine albumin test", ALBUMIN_CREATININE),
    POTASSIUM_ALONE("2823-3", "Potassium", POTASSIUM);

    private final Coding coding;
    private final List<Analyte> members;

    Panel(String loinc, String title, Analyte... members) {
        this.coding = Coding.loinc(loinc, title);
        this.members = List.of(members);
    }

    Coding coding() {
        return coding;
    }

    /** In the order they are measured: what is computed from others comes after them. */
    List<Analyte> members() {
        return members;
    }
}
