package org.havenport.followup;

import java.util.Optional;
import java.util.Set;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Filing;

/** What kind of thing the practice sends to a patient: all of them climb the same ladder (B.com.4). */
public enum Sending {
    /** A report or single value; somebody of the care team looks at it too. */
    RESULT,
    /** What was written about a visit. */
    NOTE,
    /** A letter or another document. */
    LETTER,
    /** Words of the care team to the patient; they are received once they were opened. */
    MESSAGE,
    /** Something to be answered. */
    FORM;

    /** What people read of notes and documents; the rest of such a delivery is for machines. */
    private static final Set<String> READ =
            Set.of("DocumentReference", "Composition", "ClinicalImpression", "DiagnosticReport");

    /** Whether somebody of the care team looks at it as well. */
    boolean isReviewed() {
        return this == RESULT;
    }

    /** What a delivery of words is; empty when it brings no new ones. History was sent long ago, by other ways. */
    static Optional<Sending> ofWords(Filing.Group group) {
        return group.news().stream()
                .filter(it -> !it.history() && READ.contains(it.type()))
                .map(Arrival::category)
                .filter(it -> it == Category.NOTE || it == Category.DOCUMENT)
                .findFirst()
                .map(it -> it == Category.NOTE ? NOTE : LETTER);
    }
}
