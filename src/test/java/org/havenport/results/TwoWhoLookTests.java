package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TwoWhoLookTests {

    private static final String WORDS = "All is well. See you in May.";

    @Autowired
    Chart chart;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @Test
    @Verifies("B.risk.over.2#4")
    void aButtonPressedTwiceIsNoDeadEndAndWhoIsSlowerReadsWhatTheyHadTyped() {
        var pat = cast.newPatient();
        var result = Arrivals.potassium(pat.patient(), "4.4", clock.instant());
        chart.file(Viewer.job("import"), pat.patient(), List.of(result));
        var page = "/staff/results/" + pat.patient() + "/" + result.id();
        var nora = cast.newStaff(Role.NURSE).browser();
        nora.get(page);
        var dora = cast.dora().browser();
        dora.get(page);

        assertThat(dora.post(page + "/review", "seen", "1", "comment", WORDS).status())
                .isEqualTo(303);
        assertThat(dora.post(page + "/review", "seen", "1", "comment", WORDS).status())
                .as("pressed twice")
                .isEqualTo(303);

        var late = nora.post(page + "/review", "seen", "1", "comment", "Please call us.");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("A colleague has looked at it meanwhile", "“Please call us.”", WORDS);
    }
}
