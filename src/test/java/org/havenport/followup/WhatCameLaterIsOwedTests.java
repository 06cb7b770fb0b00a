package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody has looked at is not what came later, whatever its source calls it. */
@PortalTest
class WhatCameLaterIsOwedTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    Reviews reviews;

    @Autowired
    Obligations obligations;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private Viewer.Staff dora;

    @BeforeEach
    void somebodyIsThere() {
        ann = viewers.patient();
        dora = viewers.staffOf(ann.patient(), Role.NURSE);
    }

    @AfterEach
    void timeIsRight() {
        clock.back();
    }

    @Test
    @Verifies({"B.risk.over.2#1", "B.com.3#5"})
    void aFinalValueAfterAPreliminaryOneThatWasLookedAtIsOwedAnew() {
        var first = Arrivals.as(Arrivals.potassium(ann.patient(), "4.4", clock.instant()), "preliminary");
        file(first);
        lookedAtAndConfirmed(first.id());

        file(Arrivals.potassium(ann.patient(), first.id(), null, "5.6", first.effective(), false));

        owedAnew(first.id(), Consequence.SIGNIFICANT);
    }

    @Test
    @Verifies({"B.risk.over.2#1", "B.com.3#5"})
    void anotherValueThatIsSentAsFinalAgainIsOwedAnew() {
        var first = Arrivals.potassium(ann.patient(), "4.4", clock.instant());
        file(first);
        lookedAtAndConfirmed(first.id());

        file(Arrivals.potassium(ann.patient(), first.id(), null, "5.6", first.effective(), false));

        owedAnew(first.id(), Consequence.SIGNIFICANT);
    }

    @Test
    @Verifies({"B.risk.over.2#1", "B.com.3#5"})
    void aValueThatJoinsAReportThatWasLookedAtIsOwedAnew() {
        var panel = Arrivals.panel(ann.patient(), "4.4", clock.instant());
        var report = panel.getLast().id();
        chart.file(IMPORT, ann.patient(), panel);
        lookedAtAndConfirmed(report);

        file(Arrivals.potassium(ann.patient(), UUID.randomUUID(), report, "5.6", clock.instant(), false));

        owedAnew(report, Consequence.SIGNIFICANT);
    }

    @Test
    @Verifies("B.com.3#7")
    void aReportOfWhichAHarmlessPartIsCorrectedStaysAsGraveAsItWas() {
        var panel = Arrivals.panel(ann.patient(), "5.6", clock.instant());
        var report = panel.getLast().id();
        chart.file(IMPORT, ann.patient(), panel);
        lookedAtAndConfirmed(report);

        file(Arrivals.sentAgain(Arrivals.corrected(panel.get(1))));

        owedAnew(report, Consequence.SIGNIFICANT);
    }

    @Test
    void theSameSentAgainIsNotOwedAnewAndWhatNobodyTouchedKeepsItsClock() {
        var first = Arrivals.potassium(ann.patient(), "4.4", clock.instant());
        file(first);
        var opened =
                obligations.of(dora, ann.patient(), first.id()).orElseThrow().opened();
        clock.advance(Duration.ofMinutes(5));

        file(Arrivals.potassium(ann.patient(), first.id(), null, "5.6", first.effective(), false));

        assertThat(obligations.of(dora, ann.patient(), first.id())).hasValueSatisfying(it -> {
            assertThat(it.opened()).as("nobody had seen it: its clock runs on").isEqualTo(opened);
            assertThat(it.consequence()).isEqualTo(Consequence.SIGNIFICANT);
        });
        lookedAtAndConfirmed(first.id());
        file(Arrivals.sentAgain(Arrivals.potassium(ann.patient(), first.id(), null, "5.6", first.effective(), false)));
        assertThat(reviews.waits(dora, ann.patient(), first.id()))
                .as("only how it was sent is another")
                .isFalse();
    }

    private void file(Arrival arrival) {
        chart.file(IMPORT, ann.patient(), List.of(arrival));
    }

    private void lookedAtAndConfirmed(UUID item) {
        assertThat(reviews.record(dora, ann.patient(), item, "")).isTrue();
        assertThat(obligations.confirm(ann, ann.patient(), item)).isTrue();
    }

    private void owedAnew(UUID item, Consequence consequence) {
        assertThat(reviews.waits(dora, ann.patient(), item))
                .as("somebody has to look")
                .isTrue();
        assertThat(obligations.of(dora, ann.patient(), item)).hasValueSatisfying(it -> {
            assertThat(it.confirmed()).isNull();
            assertThat(it.reviewed()).isNull();
            assertThat(it.consequence()).isEqualTo(consequence);
        });
        assertThat(reviews.missing(dora, null).shown()).isNotEmpty();
    }
}
