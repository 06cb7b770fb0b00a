package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalTime;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.PostOffice;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.notices.Mailbag;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A normal panel is final at seven in the morning. Ann reads it, knows what it means, and says so; Dora sees that. */
@PortalTest
@Tag("journey")
class ANormalPanelAtSevenTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    At at;

    @Autowired
    TestClock clock;

    @Autowired
    ContactPoints points;

    @Autowired
    Mailbag mailbag;

    @Autowired
    TextsInForce texts;

    @Autowired
    Asking asking;

    @AfterEach
    void nowAgain() {
        clock.back();
    }

    @Test
    @Verifies({
        "A.risk.1#1",
        "A1.9#1",
        "A1.9#2",
        "A1.10#2",
        "B.fn.s2#1",
        "B.com.3#1",
        "B.com.3#2",
        "B.com.3#3",
        "B.com.3#6",
        "B.risk.misint.1#1"
    })
    void annReadsItAndSaysSoAndDoraNeedNotCall() throws IOException {
        texts.all();
        at.workday(LocalTime.of(7, 0));
        var known = morning.somebody(Morning.born());
        var patient = morning.registers(known);
        var mail = "ann." + patient + "@example.org";
        points.enter((Viewer.Job) Viewer.job("test"), patient, Channel.EMAIL, mail);
        var ann = cast.accountOfWhoIsTold(patient);
        var arrived = morning.sends(known, "4.4", "N", "final");

        // Mail waits until the quiet hours are over, and says nothing of what it is about.
        mailbag.empty(patient);
        assertThat(PostOffice.mailTo(mail)).isEmpty();
        at.workday(LocalTime.of(8, 1));
        mailbag.empty(patient);
        assertThat(PostOffice.mailTo(mail)).hasSize(1);
        assertThat(PostOffice.whole(PostOffice.mailTo(mail).getFirst()))
                .doesNotContain(known.family(), "4.4")
                .doesNotContainIgnoringCase("potassium")
                .doesNotContainIgnoringCase("metabolic");

        try (var phone = Screen.phone(chromium, "seven-ann", cast.portal(), "en-US")) {
            phone.goOnAs(ann.browser());
            phone.open("/home");
            phone.looks("home");
            phone.press(phone.main()
                    .locator("a[href*='%s']".formatted(arrived.report()))
                    .first());
            // Nobody has looked at it yet: she is told so first, and that is not reading it.
            phone.looks("asked-first");
            assertThat(rows("followup.viewing", arrived)).isZero();
            phone.press(phone.main().locator("form[action$='/read'] button"));
            assertThat(phone.main()).containsText("4.4");
            phone.follow("Potassium");
            assertThat(phone.main()).containsText("Potassium is a salt");
            phone.looks("value-and-meaning");
            assertThat(rows("followup.viewing", arrived)).isPositive();
            assertThat(rows("followup.confirmation", arrived))
                    .as("reading is not saying so")
                    .isZero();
            phone.press(phone.main().locator("form[action$='/seen'] button"));
            phone.looks("said-so");
            assertThat(phone.main().locator("form[action$='/seen']")).hasCount(0);
            phone.open("/home");
            assertThat(phone.main().locator(".needs-you a[href*='%s']".formatted(arrived.report())))
                    .hasCount(0);
        }
        assertThat(rows("followup.confirmation", arrived)).isOne();
        assertThat(rows("followup.call", arrived)).isZero();
        try (var desk = Screen.desk(chromium, "seven-dora", cast.portal(), true)) {
            desk.goOnAs(cast.dora().browser());
            desk.open("/staff/receipts/" + patient);
            var line = desk.main()
                    .locator("tr:has(a[href$='%s'])".formatted(arrived.report()))
                    .first();
            assertThat(line.locator("td[data-head='First opened']")).containsText("8:0");
            assertThat(line.locator("td[data-head='Confirmed']")).containsText("8:0");
            desk.looksOnBoth("read");
        }
    }

    private long rows(String table, Morning.Arrived arrived) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select count(*) from " + table + " where patient_id = :p and item_id = :i")
                        .param("p", arrived.patient())
                        .param("i", arrived.report())
                        .query(Long.class)
                        .single());
    }
}
