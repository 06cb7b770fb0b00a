package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.followup.Contacts;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ContactSentTwiceTests {

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    Contacts contacts;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @Test
    @Verifies("A3.1#2")
    void aConversationSentTwiceIsKeptOnceAndIsNoDeadEnd() {
        var pat = cast.newPatient();
        var result = Arrivals.potassium(pat.patient(), "6.9", clock.instant());
        chart.file(Viewer.job("import"), pat.patient(), List.of(result));
        var nurse = viewers.staffOf(pat.patient(), Role.NURSE);
        var since =
                gate.waiting(nurse, pat.patient(), result.id()).orElseThrow().since();
        var page = "/staff/results-to-release/" + pat.patient() + "/" + result.id();
        var dora = cast.dora().browser();
        dora.get(page);

        assertThat(spoke(dora, page, since.toString()).status()).isEqualTo(303);
        var again = spoke(dora, page, since.toString());

        assertThat(again.status()).isEqualTo(303);
        assertThat(dora.get(again.location()).status()).isEqualTo(200);
        assertThat(contacts.about(nurse, pat.patient(), result.id())).hasSize(1);
    }

    private static Browser.Answer spoke(Browser browser, String page, String since) {
        return browser.post(page + "/contact", Conversation.filledIn(since, "Please come in today."));
    }
}
