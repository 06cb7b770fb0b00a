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

/** Dr Osei suspends an account because somebody pretended to be Ann; Ann reads why and whom to call, and comes back. */
@PortalTest
@Tag("journey")
class ASuspendedAccountTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Cast cast;

    @Test
    @Verifies("B.ua.4#2")
    void annReadsWhyWhomToCallAndHowSheGetsHerRecord() throws IOException {
        var ann = cast.newPatient();
        try (var desk = Screen.desk(chromium, "suspension", cast.portal(), true);
                var phone = Screen.phone(chromium, "suspension-ann", cast.portal(), "en-US")) {
            phone.signIn(ann);
            desk.signIn(cast.osei());
            desk.open("/staff/patients/" + ann.patient() + "/suspension");
            desk.press("Suspend the account");
            assertThat(desk.main()).containsText("Say what is taken away");
            desk.looksOnBoth("refused");
            desk.choose("scope", "READING_TOO");
            desk.choose("reason", "FRAUD");
            desk.fill("appeal", "Ms Moretti, 555-0100, on weekdays from 9 to 5");
            desk.fill("otherwise", "On paper at our front desk, the same day");
            desk.press("Suspend the account");
            assertThat(desk.main()).containsText("Lift the suspension");
            desk.looksOnBoth("suspended");
            desk.open("/staff/suspensions");
            desk.looks("list");

            phone.open("/record");
            assertThat(phone.path()).isEqualTo("/suspended");
            assertThat(phone.main()).containsText("Your care with us goes on as before");
            assertThat(phone.main()).containsText("Ms Moretti");
            phone.looks("why");

            desk.open("/staff/patients/" + ann.patient() + "/suspension");
            desk.press("Lift the suspension");
            phone.open("/home");
            assertThat(phone.path()).isEqualTo("/home");
        }
    }
}
