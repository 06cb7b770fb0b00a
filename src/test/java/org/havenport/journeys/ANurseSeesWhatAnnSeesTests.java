package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann calls and does not find her result. Dora looks at what Ann sees, and goes back. */
@PortalTest
@Tag("journey")
class ANurseSeesWhatAnnSeesTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"B.sec.2#9", "B.sec.2#10"})
    void doraLooksWithAnnsEyesAndGoesBack() throws IOException {
        var arrived = morning.bloodTest("4.9", "N");
        var ann = cast.accountOfWhoIsTold(arrived.patient());
        var page = "/staff/patients/" + arrived.patient();
        try (var desk = Screen.desk(chromium, "mirror", cast.portal(), true)) {
            desk.signIn(cast.dora());
            desk.open(page);
            desk.looksOnBoth("patient");
            desk.reach("form[action$='/mirror'] button");
            desk.enter();
            assertThat(desk.path()).isEqualTo("/home");
            assertThat(desk.words()).contains("You see what", "Nothing can be changed here.");
            desk.looksOnBoth("home");
            // Nobody has reviewed it: Ann is asked first, and only Ann can answer.
            desk.open("/results/" + arrived.report());
            assertThat(desk.main()).not().containsText("4.9");
            assertThat(desk.main().locator("#MISINTERPRETATION")).isVisible();
            assertThat(desk.main().locator("form[action$='/read'] button")).isDisabled();
            assertThat(desk.main().locator("#only")).isVisible();
            desk.looksOnBoth("asked-first");
            annReads(ann, arrived);
            desk.open("/results/" + arrived.report());
            assertThat(desk.main()).containsText("4.9");
            assertThat(desk.main().locator("form[action$='/seen'] button")).isDisabled();
            desk.looksOnBoth("result");
            desk.open("/record");
            desk.looksOnBoth("record");
            desk.open("/corrections");
            assertThat(desk.main()).containsText("not shown in this way");
            desk.looksOnBoth("not-shown");
            desk.open("/home");
            desk.reach("form[action$='/mirror/end'] button");
            desk.enter();
            assertThat(desk.path()).isEqualTo(page);
            desk.open("/home");
            assertThat(desk.main()).containsText("There is no such page for you");
        }
    }

    private void annReads(CastMember ann, Morning.Arrived arrived) {
        try (var phone = Screen.phone(chromium, "mirror-ann", cast.portal(), "en-US")) {
            phone.goOnAs(ann.browser());
            phone.open("/results/" + arrived.report());
            phone.press(phone.main().locator("form[action$='/read'] button"));
            assertThat(phone.main()).containsText("4.9");
        }
    }
}
