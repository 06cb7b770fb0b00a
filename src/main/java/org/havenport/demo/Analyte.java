package org.havenport.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a laboratory measures: LOINC code, unit, the usual ranges of women and men, and the limits beyond which a value is
 * critical. The numbers are those a laboratory might print; they serve synthetic patients and are no advice.
 */
enum Analyte {
    GLUCOSE("2345-7", "Glucose", Unit.of("mg/dL", 0), Range.of(70, 99), Range.of(45, 450)),
    UREA_NITROGEN("3094-0", "Urea nitrogen (BUN)", Unit.of("mg/dL", 0), Range.of(7, 20), Range.upTo(100)),
    CREATININE("2160-0", "Creatinine", Unit.of("mg/dL", 2), Range.of(0.55, 1.02), Range.of(0.7, 1.3), Range.upTo(7.5)),
    EGFR("98979-8", "Kidney function (eGFR)", Unit.of("mL/min/{1.73_m2}", "mL/min", 0), Range.from(60), 95, 12),
    SODIUM("2951-2", "Sodium", Unit.of("mmol/L", 0), Range.of(136, 145), Range.of(120, 160)),
    POTASSIUM("2823-3", "Potassium", Unit.of("mmol/L", 1), Range.of(3.5, 5.1), Range.of(2.8, 6.0)),
    CHLORIDE("2075-0", "Chloride", Unit.of("mmol/L", 0), Range.of(98, 107), Range.of(80, 120)),
    CARBON_DIOXIDE("2028-9", "Carbon dioxide", Unit.of("mmol/L", 0), Range.of(22, 29), Range.of(11, 40)),
    CALCIUM("17861-6", "Calcium", Unit.of("mg/dL", 1), Range.of(8.6, 10.2), Range.of(6.5, 13)),
    WHITE_CELLS("6690-2", "White blood cells", Unit.of("10*3/uL", 1), Range.of(4, 10.5), Range.of(1.5, 35)),
    RED_CELLS("789-8", "Red blood cells", Unit.of("10*6/uL", 2), Range.of(3.9, 5.2), Range.of(4.3, 5.9), Range.ANY),
    HEMOGLOBIN("718-7", "Hemoglobin", Unit.of("g/dL", 1), Range.of(12, 15.5), Range.of(13.5, 17.5), Range.of(7, 20)),
    HEMATOCRIT("4544-3", "Hematocrit", Unit.of("%", 1), Range.of(36, 46), Range.of(41, 53), Range.of(18, 62)),
    CELL_VOLUME("787-2", "Mean cell volume (MCV)", Unit.of("fL", 1), Range.of(80, 100), Range.ANY),
    CELL_HEMOGLOBIN("785-6", "Mean cell hemoglobin (MCH)", Unit.of("pg", 1), Range.of(26, 34), Range.ANY),
    CELL_WIDTH("788-0", "Red cell width (RDW)", Unit.of("%", 1), Range.of(11.5, 14.5), Range.ANY),
    PLATELETS("777-3", "Platelets", Unit.of("10*3/uL", 0), Range.of(150, 400), Range.of(30, 1000)),
    CHOLESTEROL("2093-3", "Cholesterol", Unit.of("mg/dL", 0), Range.upTo(200), 178, 18),
    TRIGLYCERIDES("2571-8", "Triglycerides", Unit.of("mg/dL", 0), Range.upTo(150), 115, 30),
    HDL("2085-9", "HDL cholesterol", Unit.of("mg/dL", 0), Range.from(40), 54, 7),
    LDL("13457-7", "LDL cholesterol", Unit.of("mg/dL", 0), Range.upTo(130), 100, 15),
    A1C("4548-4", "Hemoglobin A1c", Unit.of("%", 1), Range.of(4, 5.6), Range.ANY),
    THYROTROPIN("3016-3", "Thyroid (TSH)", Unit.of("m[IU]/L", "mIU/L", 2), Range.of(0.4, 4.5), Range.ANY),
    FREE_THYROXINE("3024-7", "Free thyroxine (T4)", Unit.of("ng/dL", 2), Range.of(0.8, 1.8), Range.ANY),
    ALT("1742-6", "Liver enzyme ALT", Unit.of("U/L", 0), Range.upTo(44), 24, 6),
    AST("1920-8", "Liver enzyme AST", Unit.of("U/L", 0), Range.upTo(40), 23, 5),
    ALKALINE_PHOSPHATASE("6768-6", "Alkaline phosphatase", Unit.of("U/L", 0), Range.of(39, 117), Range.ANY),
    BILIRUBIN("1975-2", "Bilirubin", Unit.of("mg/dL", 1), Range.of(0.1, 1.2), Range.upTo(15)),
    ALBUMIN("1751-7", "Albumin", Unit.of("g/dL", 1), Range.of(3.5, 5), Range.from(1.5)),
    PROTEIN("2885-2", "Protein", Unit.of("g/dL", 1), Range.of(6, 8.3), Range.ANY),
    VITAMIN_D("62292-8", "Vitamin D", Unit.of("ng/mL", 0), Range.from(30), 37, 6),
    FERRITIN("2276-4", "Iron stores (ferritin)", Unit.of("ng/mL", 0), Range.of(13, 150), Range.of(30, 400), Range.ANY),
    INR("6301-6", "Clotting time (INR)", Unit.of("{INR}", "INR", 1), Range.of(0.9, 1.1), Range.upTo(5)),
    ALBUMIN_CREATININE("9318-7", "Albumin in urine", Unit.of("mg/g", 0), Range.upTo(30), 9, 4);

    private final Coding coding;
    private final Unit unit;
    private final Range women;
    private final Range men;
    private final Range notCritical;
    private final double typical;
    private final double spread;

    Analyte(String loinc, String title, Unit unit, Range usual, Range notCritical) {
        this(loinc, title, unit, usual, usual, notCritical);
    }

    Analyte(String loinc, String title, Unit unit, Range women, Range men, Range notCritical) {
        this(loinc, title, unit, women, men, notCritical, 0, 0);
    }

    Analyte(String loinc, String title, Unit unit, Range usual, double typical, double spread) {
        this(loinc, title, unit, usual, usual, Range.ANY, typical, spread);
    }

    Analyte(
            String loinc,
            String title,
            Unit unit,
            Range women,
            Range men,
            Range notCritical,
            double typical,
            double spread) {
        this.coding = Coding.loinc(loinc, title);
        this.unit = unit;
        this.women = women;
        this.men = men;
        this.notCritical = notCritical;
        this.typical = typical;
        this.spread = spread;
    }

    Coding coding() {
        return coding;
    }

    Unit unit() {
        return unit;
    }

    Range usual(Person person) {
        if (this == INR && person.has(Condition.CLOT_PREVENTION)) {
            return Range.of(2, 3);
        }
        return person.female() ? women : men;
    }

    /** Outside of it a value is critical. */
    Range notCritical() {
        return notCritical;
    }

    /** What a healthy person shows on average. */
    double typical(Person person) {
        return usual(person).middle(typical);
    }

    /** By how much healthy people differ from each other: one standard deviation. */
    double spread(Person person) {
        return spread > 0 ? spread : usual(person).width(spread) * 0.14;
    }

    BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(unit.decimals(), RoundingMode.HALF_UP);
    }
}
