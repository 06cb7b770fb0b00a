package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Gina asks what holds, and who has looked at Ann's results. */
@PortalTest
@Tag("journey")
class AComplianceOfficersMorningTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"B.risk.sec.1#10", "A.risk.5#2", "A.risk.5#3"})
    void ginaSeesWhatHoldsAndWhoLooked() throws IOException {
        var arrived = morning.bloodTest("4.9", "N");
        var ann = morning.accountOf(arrived);
        assertThat(ann.browser().get("/results/" + arrived.report()).status()).isEqualTo(200);
        try (var desk = Screen.desk(chromium, "compliance", cast.portal(), true)) {
            desk.signIn(cast.gina());
            desk.looks("today");
            desk.open("/staff/safeguards");
            desk.looks("safeguards");
            assertThat(desk.main()).containsText("A critical result is not shown before somebody has spoken");

            desk.open("/staff/audit?record=" + arrived.patient());
            desk.looks("audit");
            assertThat(desk.main()).containsText("result-viewed");
            assertThat(desk.words()).as("compliance sees who looked, not what").doesNotContain("4.9");

            // Results themselves are not hers to read.
            desk.open("/staff/results-to-release");
            assertThat(desk.words()).doesNotContain(arrived.family());
        }
        assertThat(cast.gina()
                        .browser()
                        .get("/staff/audit?action=audit-searched")
                        .body())
                .contains("audit-searched");
    }
}
