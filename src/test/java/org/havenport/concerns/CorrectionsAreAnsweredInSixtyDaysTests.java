package org.havenport.concerns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CorrectionsAreAnsweredInSixtyDaysTests {

    @Autowired
    CorrectionsAreAnsweredInSixtyDays guard;

    @Autowired
    Corrections corrections;

    @Autowired
    Decisions decisions;

    @Autowired
    Chart chart;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @Test
    @Verifies({"A2.3#2", "A2.3#6"})
    void theEvidenceTurnsOnTheDayAfterTheLast() {
        var ann = viewers.patient();
        var potassium = Arrivals.potassium(ann.patient(), "5.4", clock.instant());
        chart.file(Viewer.job("import"), ann.patient(), List.of(potassium));
        assertThat(corrections.ask(ann, ann.patient(), potassium.id(), Wrong.DETAIL, "Wrong"))
                .isPresent();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(guard.evidence().seen()).contains("open", "days");
        assertThat(decisions.count(viewers.staff(Role.NURSE)).open()).isPositive();

        clock.advance(Duration.ofDays(61));
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            clock.back();
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }
}
