package org.havenport.demo;

import java.math.BigDecimal;

/** How a laboratory flags a value (HL7 ObservationInterpretation). */
enum Flagged {
    N("Normal"),
    L("Low"),
    H("High"),
    LL("Critical low"),
    HH("Critical high");

    private final Coding coding;

    Flagged(String display) {
        this.coding = Coding.hl7("v3-ObservationInterpretation", name(), display);
    }

    Coding coding() {
        return coding;
    }

    static Flagged of(BigDecimal value, Range usual, Range notCritical) {
        if (notCritical.isBelow(value)) {
            return LL;
        }
        if (notCritical.isAbove(value)) {
            return HH;
        }
        return usual.isBelow(value) ? L : usual.isAbove(value) ? H : N;
    }
}
