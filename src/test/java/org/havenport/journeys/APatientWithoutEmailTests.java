package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.havenport.followup.ClimbNow;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.journeys.Morning.Arrived;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who has no account and no address gets a result that matters: somebody calls, and in the end writes. */
@PortalTest
@Tag("journey")
class APatientWithoutEmailTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    ClimbNow program;

    @Autowired
    Asking asking;

    @Test
    @Verifies({"A.risk.1#2", "A.risk.1#3", "A1.10#4", "A1.10#5", "A1.10#6", "A1.10#7", "B.com.4#2"})
    void doraCallsThreeTimesAndKarlPostsALetter() throws IOException {
        var arrived = morning.bloodTest("5.4", "H");
        cast.lookAfter(arrived.patient());
        var call = "/staff/calls/" + arrived.patient();
        try (var desk = Screen.desk(chromium, "without-dora", cast.portal(), true)) {
            desk.goOnAs(cast.dora().browser());
            desk.open("/staff/calls");
            assertThat(desk.main().locator("a[href='%s']".formatted(call))).hasCount(1);
            desk.open(call);
            desk.looksOnBoth("call");
            // The portal is no outcome for her, and is refused to whoever asks all the same.
            assertThat(desk.main().locator("[name=outcome][value=PORTAL]")).hasCount(0);
            assertThat(cast.dora().browser().post(call, "outcome", "PORTAL").status())
                    .isEqualTo(422);
            tries(desk, call, "VOICEMAIL");
            tries(desk, call, "VOICEMAIL");
            desk.open(call);
            desk.choose("number", "(541) 555-0187");
            tries(desk, null, "WRONG_NUMBER");
            assertThat(desk.main().locator("a[href='%s']".formatted(call))).hasCount(0);
        }
        program.looks(arrived.patient());
        assertThat(settled(arrived)).as("nothing is over by preparing a letter").containsExactly("OPEN");
        karlPosts(arrived);
        program.looks(arrived.patient());
        assertThat(settled(arrived)).containsExactly("LETTER");
        assertThat(ask("select outcome from followup.contact where patient_id = :p order by at", arrived))
                .containsExactly("VOICEMAIL", "VOICEMAIL", "WRONG_NUMBER");
    }

    private static void tries(Screen desk, @org.jspecify.annotations.Nullable String call, String outcome) {
        if (call != null) {
            desk.open(call);
        }
        desk.choose("outcome", outcome);
        desk.press(desk.main().locator("form:has([name=outcome]) button[type=submit]"));
        assertThat(desk.path()).isEqualTo("/staff/calls");
    }

    private void karlPosts(Arrived arrived) {
        try (var desk = Screen.desk(chromium, "without-karl", cast.portal(), true)) {
            desk.goOnAs(cast.karl().browser());
            desk.open("/staff/letters");
            var row = desk.main().locator("a[href*='/staff/letters/%s']".formatted(arrived.patient()));
            assertThat(row).hasCount(1);
            desk.press(row);
            desk.looksOnBoth("letter");
            var letter = desk.path();
            var paper = cast.karl().browser().get(letter + "/letter.pdf");
            assertThat(paper.status()).isEqualTo(200);
            assertThat(paper.header("content-type")).startsWith("application/pdf");
            desk.type("tracking", "7019 2280 0001 2345 6789");
            desk.enter();
            assertThat(desk.path()).isEqualTo("/staff/letters");
            assertThat(desk.main().locator("a[href='%s']".formatted(letter))).hasCount(0);
            assertThat(cast.karl().browser().get(letter).status()).isEqualTo(404);
        }
    }

    private List<String> settled(Arrived arrived) {
        return ask("""
                select coalesce(settled, 'OPEN') from followup.obligation
                where patient_id = :p and consequence <> 'ROUTINE'""", arrived);
    }

    private List<String> ask(String query, Arrived arrived) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of(query)
                        .param("p", arrived.patient())
                        .query(String.class)
                        .list());
    }
}
