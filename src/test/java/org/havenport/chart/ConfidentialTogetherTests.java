package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report, what it holds, its paper and words about it are confidential together, however late one learns of it. */
@PortalTest
class ConfidentialTogetherTests {

    private static final Viewer.Job IMPORT = (Viewer.Job) Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    Labelling labelling;

    @Autowired
    Communications communications;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private UUID record;
    private Instant now;

    @BeforeEach
    void ann() {
        record = viewers.patient().patient();
        now = clock.instant();
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void aReportIsAsConfidentialAsOneOfItsValues() {
        var all = Arrivals.panel(record, "4.4", now);
        file(Arrivals.labelled(all.getFirst(), "HIV"), all.get(1), all.getLast());

        assertThat(confidential())
                .containsOnly(all.getFirst().id(), all.getLast().id());
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void whatALabelledReportHoldsIsAsConfidentialAndWhatComesToItLater() {
        var all = Arrivals.panel(record, "4.4", now);
        file(all.getFirst(), Arrivals.labelled(all.getLast(), "HIV"));
        file(all.get(1));

        assertThat(confidential())
                .containsOnly(
                        all.getFirst().id(), all.get(1).id(), all.getLast().id());
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void aPaperIsAsConfidentialAsWhatItNamesEvenIfItIsHistory() {
        var value = Arrivals.labelled(Arrivals.potassium(record, "4.4", now), "HIV");
        var paper = Arrivals.paper(record, false, now, "DiagnosticReport/" + value.id());
        var old = Arrivals.paper(record, true, now, "DiagnosticReport/" + value.id());
        file(value, paper, old);

        assertThat(confidential()).containsOnly(value.id(), paper.id(), old.id());
    }

    @Test
    @Verifies("B.risk.inap.2#4")
    void whatIsLabelledLaterTakesWithItWhatBelongsToIt() {
        var all = Arrivals.panel(record, "4.4", now);
        var report = all.getLast();
        var other = Arrivals.potassium(record, "4.1", now);
        var paper = Arrivals.paper(record, true, now, "DiagnosticReport/" + report.id());
        all.forEach(this::file);
        file(paper, other);
        var dora = viewers.staffOf(record, Role.NURSE);
        var words = asking.<UUID>as(dora, sql -> communications.file(sql, record, report.id(), null, "Let us speak."));
        var elsewhere = asking.<UUID>as(dora, sql -> communications.file(sql, record, other.id(), null, "All well."));
        assertThat(confidential()).isEmpty();

        var labelled = labelling.again(
                IMPORT, record, (type, _) -> type.equals("DiagnosticReport") ? Set.of("HIV", "N") : Set.of());

        assertThat(labelled).isOne();
        assertThat(confidential())
                .containsOnly(all.get(0).id(), all.get(1).id(), report.id(), paper.id(), words)
                .doesNotContain(elsewhere);
        assertThat(labelling.again(IMPORT, record, (_, _) -> Set.of()))
                .as("nothing is taken away")
                .isZero();
        assertThat(confidential()).hasSize(5);
    }

    private List<UUID> confidential() {
        return chart.items(IMPORT, ItemQuery.of(record), "test").stream()
                .filter(Item::confidential)
                .map(Item::id)
                .toList();
    }

    private void file(Arrival... arrivals) {
        chart.file(IMPORT, record, List.of(arrivals));
    }
}
