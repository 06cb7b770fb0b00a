package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Gist;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;

/** A paper about a result that waits tells the result, and what was taken back waits for nobody. */
@PortalTest
class WhatBelongsToItWaitsWithItTests extends ACriticalPanel {

    @Test
    @Verifies("A3.2#2")
    void thePaperOfAResultThatWaitsWaitsToo() {
        var paper = about("DocumentReference", Category.DOCUMENT, "context\":{\"related", report, "DiagnosticReport");
        chart.file(IMPORT, record, List.of(paper));

        assertThat(chart.open(ann, record, paper.id(), "test")).isEmpty();
        assertThat(gate.placeholder(ann, record, paper.id())).isPresent();
        assertThat(gate.showNow(ann, record, paper.id())).isTrue();
        assertThat(chart.open(ann, record, paper.id(), "test")).isPresent();
    }

    @Test
    @Verifies("A3.2#2")
    void aReportThatComesAfterItsValueWaitsAndOneOfTheSameDeliveryTooInWhateverOrder() {
        var value = Arrivals.potassium(record, "6.9", now);
        chart.file(IMPORT, record, List.of(value));
        var later = about("DiagnosticReport", Category.LABORATORY, "x\":{\"result", value.id(), "Observation");
        chart.file(IMPORT, record, List.of(later));
        assertThat(chart.open(ann, record, later.id(), "test")).isEmpty();

        var another = Arrivals.potassium(record, "7.1", now);
        var paper = about("DocumentReference", Category.DOCUMENT, "context\":{\"related", another.id(), "Observation");
        chart.file(IMPORT, record, List.of(paper, another));
        assertThat(chart.open(ann, record, paper.id(), "test")).isEmpty();
    }

    @Test
    void aPaperAboutWhatIsOpenIsOpen() {
        gate.recordContact(dora, spoke(), since());
        var paper = about("DocumentReference", Category.DOCUMENT, "context\":{\"related", report, "DiagnosticReport");
        chart.file(IMPORT, record, List.of(paper));

        assertThat(chart.open(ann, record, paper.id(), "test")).isPresent();
    }

    @Test
    @Verifies({"A3.2#3", "A.risk.3#1"})
    void nobodyIsToldToWaitForWhatWasTakenBack() {
        var value = Arrivals.potassium(record, "6.9", now);
        chart.file(IMPORT, record, List.of(value));
        assertThat(gate.placeholder(ann, record, value.id())).isPresent();
        chart.file(IMPORT, record, List.of(Arrivals.takenBack(value)));

        assertThat(gate.placeholder(ann, record, value.id())).isEmpty();
        assertThat(gate.showNow(ann, record, value.id())).isFalse();
        assertThat(gate.waiting(dora, record, value.id()))
                .as("a person still tells them")
                .isPresent();
        assertThat(gate.placeholder(ann, record, report))
                .as("the other still waits")
                .isPresent();

        chart.file(IMPORT, record, List.of(Arrivals.corrected(value)));
        assertThat(gate.placeholder(ann, record, value.id()))
                .as("it was right after all")
                .isPresent();
        assertThat(chart.open(ann, record, value.id(), "test")).isEmpty();
    }

    @Test
    @Verifies("A3.2#3")
    void whatMovedToAReportWaitsOnceAndIsCalledAboutNoLater() {
        var alone = Arrivals.potassium(record, "6.4", now);
        chart.file(IMPORT, record, List.of(alone));
        var due = gate.waiting(dora, record, alone.id()).orElseThrow().callBy();
        clock.advance(java.time.Duration.ofMinutes(5));
        try {
            var panel = new ArrayList<>(Arrivals.panel(record, "4.1", now));
            var other = panel.getFirst().group();
            panel.set(0, Arrivals.potassium(record, alone.id(), other, "6.5", now, false));
            chart.file(IMPORT, record, panel);

            assertThat(gate.placeholders(ann, record))
                    .extracting(Placeholder::item)
                    .containsExactlyInAnyOrder(report, other);
            assertThat(gate.placeholder(ann, record, alone.id()))
                    .hasValueSatisfying(it -> assertThat(it.item()).isEqualTo(other));
            assertThat(gate.waiting(dora, record, other).orElseThrow().callBy()).isEqualTo(due);
        } finally {
            clock.back();
        }
    }

    private Arrival about(String type, Category category, String field, UUID what, String whatType) {
        var body = """
                {"resourceType":"%s","%s":[{"reference":"%s/%s"}]}}""".formatted(type, field, whatType, what);
        return Written.of(record, type, category, List.of(), Gist.titled("Report as a paper"), "final", body, now);
    }
}
