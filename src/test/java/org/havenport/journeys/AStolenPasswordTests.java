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

/** A thief has Ann's password, and then even her mail, but not her phone. Ann is told, and changes what was stolen. */
@PortalTest
@Tag("journey")
class AStolenPasswordTests {

    private static final String NEW = "Nine-Patient-Otters";

    @Autowired
    Chromium chromium;

    @Autowired
    Cast cast;

    @Autowired
    GettingInAgain again;

    @Test
    @Verifies({"B.sec.3#2", "A1.4#4"})
    void theThiefGetsNowhereAndAnnIsToldAndChangesIt() throws IOException {
        var ann = again.somebody();
        try (var thief = Screen.desk(chromium, "stolen-password", cast.portal(), true);
                var phone = Screen.phone(chromium, "stolen-password-ann", cast.portal(), "en-US")) {
            thief.open("/sign-in");
            thief.fill("username", ann.person().username());
            thief.fill("password", ann.person().password());
            thief.press(thief.page().locator("form[action='/sign-in'] button").first());
            assertThat(thief.path()).isEqualTo("/sign-in/code");
            thief.fill("code", "000000");
            thief.press(
                    thief.page().locator("form[action='/sign-in/code'] button").first());
            assertThat(thief.path()).as("no phone, no way in").isEqualTo("/sign-in/code");
            thief.open("/home");
            assertThat(thief.path()).isEqualTo("/sign-in");

            // Even the mail is read by the thief.
            var code = again.asks(thief, ann);
            thief.looksOnBoth("code");
            thief.fill("code", code);
            thief.press("Continue");
            thief.looksOnBoth("second-proof");
            thief.page().locator("#paper").fill("ABCDE-12345");
            thief.press(thief.page().locator("form:has(#paper) button"));
            assertThat(thief.words()).contains("That code does not work");
            thief.looks("refused");
            thief.open("/forgotten/new");
            assertThat(thief.path()).isEqualTo("/forgotten/proof");

            assertThat(again.letters(ann)).contains("Somebody could not show that they are you");
            var hers = again.asks(phone, ann);
            phone.fill("code", hers);
            phone.press("Continue");
            phone.page().locator("#app").fill(ann.person().code());
            phone.press(phone.page().locator("form:has(#app) button"));
            phone.looks("new-password");
            phone.fill("password", NEW);
            phone.fill("again", NEW);
            phone.press("Use this from now on");
            assertThat(phone.main()).containsText("You can sign in again");
            phone.looks("done");
            assertThat(again.letters(ann)).contains("Your sign-in was renewed");

            thief.open("/sign-in");
            thief.fill("username", ann.person().username());
            thief.fill("password", ann.person().password());
            thief.press(thief.page().locator("form[action='/sign-in'] button").first());
            assertThat(thief.path()).as("the stolen password is worth nothing").isEqualTo("/sign-in");
        }
    }
}
