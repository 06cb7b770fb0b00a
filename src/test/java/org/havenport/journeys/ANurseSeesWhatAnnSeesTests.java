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
        cast.lookAfter(arrived.patient());
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
}
