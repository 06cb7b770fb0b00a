package org.havenport.demo;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One visit: when, why, what was tested, when the laboratory reported, what is known beforehand about
 * the outcome, and what the physician said about one value.
 */
record Visit(
        Reason reason,
        OffsetDateTime start,
        OffsetDateTime reported,
        List<Panel> panels,
        Map<Analyte, BigDecimal> given,
        @Nullable Analyte about,
        @Nullable String comment) {

    /** Why somebody comes. */
    enum Reason {
        YEARLY("162673000", "General examination of patient"),
        FOLLOW_UP("185349003", "Encounter for check up"),
        BLOOD_TEST("396550006", "Blood test");

        private final Coding coding;

        Reason(String snomed, String title) {
            this.coding = Coding.snomed(snomed, title);
        }

        Coding coding() {
            return coding;
        }
    }
}
