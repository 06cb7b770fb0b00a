package org.havenport.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.agreements.Newcomers;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TheReminderReturnsTests {

    @Autowired
    Cast cast;

    @Autowired
    Newcomers newcomers;

    @Autowired
    TestClock clock;

    @Autowired
    TheReminderReturns safeguard;

    @Test
    @Verifies("B.edu.3#2")
    void itComesAgainAfterTheDaysAndKeepsNobodyFromAResult() {
        var ann = cast.newPatient();
        assertThat(ann.browser().get("/home").status()).isEqualTo(200);
        var seen = safeguard.evidence().seen();
        try {
            clock.advance(Duration.ofDays(179));
            assertThat(ann.browser().get("/home").status()).isEqualTo(200);
            clock.advance(Duration.ofDays(2));
            var browser = ann.browser();
            assertThat(browser.get("/results").status()).as("read first of all").isEqualTo(200);
            assertThat(browser.get("/home").location()).isEqualTo(ReminderController.PATH);
            assertThat(browser.get("/home").status()).as("once in a session").isEqualTo(200);
            assertThat(browser.post(ReminderController.PATH).status()).isEqualTo(422);
            assertThat(browser.post(ReminderController.PATH, "later", "true").location())
                    .isEqualTo("/home");

            clock.advance(Duration.ofDays(1));
            var next = ann.browser();
            assertThat(next.get("/home").location()).isEqualTo(ReminderController.PATH);
            assertThat(next.get(ReminderController.PATH).body()).contains("You have put this off once.");
            next.post(ReminderController.PATH, "understood", "true");

            clock.advance(Duration.ofDays(1));
            assertThat(ann.browser().get("/home").status()).isEqualTo(200);
            assertThat(newcomers.list(
                            "select answer || ' ' || language || ' ' || (version >= 0) from education.reminder"
                                    + " where patient_id = ? order by answered_at",
                            ann.patient()))
                    .containsExactly("BEGAN en true", "LATER en true", "ACKNOWLEDGED en true");
            assertThat(safeguard.evidence().seen()).isNotEqualTo(seen);
        } finally {
            clock.back();
        }
    }
}
