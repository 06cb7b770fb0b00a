package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.journeys.Morning.Arrived;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A normal panel at 07:00: Dr Ellis looks at it with others, by the keyboard alone, and Ann reads it. */
@PortalTest
@Tag("journey")
class ADaysResultsByKeyboardTests {

    private static final String COMMENT = "All is well. Go on as before.";

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @Test
    @Verifies({"B.risk.over.2#3", "B.risk.over.2#5"})
    void twoNormalPanelsAreLookedAtTogetherAndAnnReadsHerComment() throws Exception {
        var day = ThreadLocalRandom.current().nextInt(1_000_000_000);
        var before = arrives("4.1", day);
        var ann = arrives("4.4", day + 1);
        var other = arrives("4.5", day + 2);
        var list = "/staff/results?of=%s&after=%s".formatted(before.patient(), before.report());
        try (var desk = Screen.desk(chromium, "days-results", cast.portal(), true)) {
            desk.goOnAs(cast.ellis().browser());
            desk.open(list);
            assertThat(desk.main()).containsText("looked at today");
            desk.looksOnBoth("list");
            // The first row has the focus: select it, go on, select the next, write, send.
            desk.key("x");
            desk.key("j");
            desk.key("x");
            assertThat(desk.page().locator("[name=pick]:checked")).hasCount(2);
            desk.key("c");
            desk.page().keyboard().insertText(COMMENT);
            desk.key("Tab");
            desk.enter();
            assertThat(desk.main()).containsText("2 results are marked as looked at");
            assertThat(desk.main()).not().containsText(ann.family());
            desk.looks("together");

            // Second thoughts: all of it back, and once more.
            desk.key("u");
            desk.page().waitForURL("**/staff/results?*said=back*");
            assertThat(desk.main()).containsText("2 results were taken back");
            assertThat(desk.main()).containsText(ann.family());
            desk.key("j");
            desk.key("k");
            desk.enter();
            assertThat(desk.main()).containsText("4.4");
            desk.looks("one");
            desk.type("comment", COMMENT);
            desk.key("Tab");
            desk.enter();
            assertThat(desk.main()).containsText("Looked at on");
            assertThat(desk.main()).containsText("Next result");
            desk.reach("a.btn-primary");
            desk.enter();
            assertThat(desk.main()).containsText(other.family());
        }
        try (var phone = Screen.phone(chromium, "days-results-ann", cast.portal(), "en-US")) {
            phone.goOnAs(morning.accountOf(ann).browser());
            phone.open("/results/" + ann.report());
            assertThat(phone.main()).containsText(COMMENT);
        }
    }

    /** At a time nobody else's results have, so that they stand one behind the other. */
    private Arrived arrives(String value, int second) throws IOException, SQLException {
        var arrived = morning.bloodTest(value, "N");
        try (var connection = owner.open();
                var update = connection.prepareStatement("""
                        update followup.obligation set opened_at = to_timestamp(?), consequence = 'ROUTINE'
                        where patient_id = ? and item_id = ?""")) {
            update.setInt(1, second);
            update.setObject(2, arrived.patient());
            update.setObject(3, arrived.report());
            org.assertj.core.api.Assertions.assertThat(update.executeUpdate()).isPositive();
        }
        return arrived;
    }
}
