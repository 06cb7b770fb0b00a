package org.havenport.concerns;

import java.util.List;
import org.havenport.chart.GistInWords;
import org.havenport.concerns.CorrectionPage.Said;
import org.havenport.home.Choice;
import org.havenport.home.Due;
import org.havenport.home.Errors;
import org.havenport.viewer.Listed;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for staff.
 *
 * @param open what stands beside the list, or null
 */
record DecisionPage(Listed<Row> rows, @Nullable Open open) {

    /** A line of the list. */
    record Row(
            String path,
            Due due,
            String name,
            String born,
            String wrong,
            String entry,
            String asked,
            boolean current) {}

    /**
     * One of them.
     *
     * @param taken when it was true of the patient and who made it, in words; null when the entry is not there any more
     * @param values what it says, with what is shown together with it
     * @param hidden true when it is hidden from the patient as somebody else's
     * @param mayDecide whether the reader is one of those who decide
     * @param decided what was decided, in words; null while nothing is
     */
    record Open(
            String path,
            String name,
            String given,
            String line,
            @Nullable Due due,
            String entry,
            @Nullable String taken,
            List<GistInWords> values,
            String wrong,
            Said words,
            boolean hidden,
            boolean mayDecide,
            boolean mayExtend,
            @Nullable String decided,
            @Nullable Said answer,
            @Nullable Said extension,
            @Nullable Said disagreement,
            Choice denials,
            DecisionForm form,
            Errors errors) {}
}
