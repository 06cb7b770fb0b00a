package org.havenport.release;

import java.util.List;
import org.havenport.chart.Arrival;
import org.havenport.chart.ContainedValues;
import org.havenport.chart.Flag;
import org.jspecify.annotations.Nullable;

/**
 * A value that came inside a report, as a resource it contains.
 *
 * @param flag the laboratory's own mark, or null
 */
record Inside(Measured measured, @Nullable Flag flag) {

    /** Every value inside a result, what was entered in error too: it was believed once. None in most. */
    static List<Inside> of(Arrival arrival) {
        return ContainedValues.in(arrival).stream()
                .map(value -> new Inside(Measured.part(value), Flag.of(Flag.said(value), null, null, null)))
                .toList();
    }
}
