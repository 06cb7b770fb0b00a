package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.house.PortalTest;
import org.havenport.house.Statements;
import org.junit.jupiter.api.Test;

/** What filing asks of the database: nothing more for each further report that is shown at once. */
@PortalTest
class FilingAsksLittleTests extends AStateWithItsLaw {

    private int more(Supplier<List<Arrival>> report) {
        file(report, 1); // kinds that come for the first time are kept once
        var one = file(report, 1);
        var eleven = file(report, 11);
        return (eleven - one) / 10;
    }

    private int file(Supplier<List<Arrival>> report, int many) {
        ann();
        var all = new ArrayList<Arrival>();
        for (int i = 0; i < many; i++) {
            all.addAll(report.get());
        }
        return Statements.in(() -> chart.file(IMPORT, record, all));
    }

    private Arrival biopsy() {
        return arrival(UUID.randomUUID(), "DiagnosticReport", Category.PATHOLOGY, "Biopsy", null, """
                {"resourceType":"DiagnosticReport","conclusion":"Benign nevus."}""");
    }

    private Arrival gene() {
        return genetic(UUID.randomUUID(), clock.instant(), false);
    }

    @Test
    void whatIsShownAtOnceCostsNothingForEachReport() {
        assertThat(more(() -> Arrivals.panel(record, "4.1", clock.instant()))).isZero();
        assertThat(more(() -> List.of(biopsy()))).isZero();
        assertThat(more(() -> List.of(gene()))).isZero();
    }

    @Test
    void whatWaitsForACallCostsItsGateItsReasonAndItsWork() {
        assertThat(more(() -> Arrivals.panel(record, "6.9", clock.instant()))).isLessThanOrEqualTo(10);
    }

    @Test
    void whatALawHoldsCostsItsHold() {
        at("KY");
        assertThat(more(() -> List.of(gene()))).isLessThanOrEqualTo(5);
    }
}
