package org.havenport.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.TextsInForce;
import org.havenport.release.ContactGate;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ResultsControllerTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    TextsInForce approved;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private Browser browser;
    private Instant now;

    @BeforeEach
    void ann() {
        ann = cast.newPatient();
        browser = ann.browser();
        now = clock.instant();
    }

    @Test
    void anEmptyListSaysWhatWillBeHere() {
        assertThat(browser.get("/results").body()).contains("No results yet");
    }

    @Test
    @Verifies({"B.risk.misint.1#1", "B.risk.misint.1#2"})
    void aValueStandsWithUnitRangeWordAndShape() {
        var report = panel("5.4", now);

        for (var page : List.of("/results", "/results/" + report)) {
            assertThat(browser.get(page).body())
                    .contains("Potassium", "5.4", "mmol/L", "3.5 to 5.1", "High", "caret-up-fill");
        }
        assertThat(browser.get("/results?lang=es").body()).contains("Resultados", "3.5 a 5.1", "Alto");
    }

    @Test
    @Verifies({"B.risk.misint.1#3", "B.risk.misint.1#5", "B.risk.misint.1#6"})
    void aResultSaysWhatItMeasuresWhatComesNextAndHowToReachUs() {
        approved.all();
        var potassium = potassium("4.4", now);

        assertThat(browser.get("/results/" + potassium).body())
                .contains("Potassium is a salt in your blood", "What happens next", "Ask about this")
                .contains("What a high value can mean", "Questions you may ask", "Do my medicines change my potassium?")
                .doesNotContain("No explanation yet", "This is a draft");
        assertThat(browser.get("/results/" + potassium + "?lang=es").body())
                .contains("<b>Potasio.</b> El potasio es una sal", "Preguntas que puede hacer")
                .doesNotContain("Potassium is a salt");
        assertThat(browser.get("/results/" + panel("4.4", now) + "?lang=en").body())
                .contains("What each of the 2 values measures", "Sodium is a salt", "a group of tests");
    }

    @Test
    @Verifies("B.risk.misint.1#10")
    void aTestNobodyHasExplainedSaysSoAndWhomToAsk() {
        var unknown = Arrivals.named(ann.patient(), "Zonulin", "99999-9", now);
        chart.file(IMPORT, ann.patient(), List.of(unknown));

        assertThat(browser.get("/results/" + unknown.id()).body())
                .contains(
                        "No explanation yet.",
                        "href=\"#ask\"",
                        "Questions you may ask",
                        "What does this value mean for me?");
    }

    @Test
    @Verifies("B.risk.misint.1#7")
    void earlierValuesAreAPictureAndATable() {
        potassium("4.4", now.minus(Duration.ofDays(90)));
        var potassium = potassium("5.4", now);

        assertThat(browser.get("/results/" + potassium).body())
                .contains(
                        "class=\"trend\"",
                        "role=\"img\"",
                        "Show these values as a table",
                        "<td class=\"num\">4.4</td>");
    }

    @Test
    @Verifies("B.com.3#1")
    void oneTapConfirms() {
        var report = panel("5.4", now);
        assertThat(browser.get("/results/" + report).body()).contains("I have seen this");

        var answer = browser.post("/results/" + report + "/seen", "from", report.toString());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/results/" + report);
        assertThat(browser.get(answer.location()).body())
                .contains("You told us on")
                .doesNotContain("I have seen this<");
    }

    @Test
    @Verifies("B.com.3#6")
    void whatWaitsToBeConfirmedStandsOnTheFirstPage() {
        potassium("4.4", now);

        assertThat(browser.get("/home").body())
                .containsSubsequence("Read your new result, and tell us that you have", "Recent results", "4.4");
    }

    @Test
    @Verifies({"A3.2#2", "A3.2#3", "A3.2#4"})
    void aCriticalResultIsAnnouncedWithoutItsValue() {
        var report = panel("6.83", now);

        for (var page : List.of("/home", "/results", "/results/" + report)) {
            assertThat(browser.get(page).body())
                    .contains("A result is in", "Your care team will call you")
                    .doesNotContain("6.83", "Potassium", "call you by");
        }
    }

    @Test
    @Verifies("A3.2#4")
    void aTimeIsNamedWhileANamedPersonHoldsTheCall() {
        var report = panel("6.2", now);
        var dora = cast.dora().browser();
        var item = "/staff/results-to-release/" + ann.patient() + "/" + report;
        dora.get(item);
        assertThat(dora.post(item + "/take").status()).isEqualTo(303);

        assertThat(browser.get("/results/" + report).body())
                .contains("Dora Reyes from your care team will call you by");
    }

    @Test
    @Verifies({"C1#1", "C1#3"})
    void thePatientMaySeeItNowAndIsWarned() {
        var report = panel("6.2", now);
        browser.get("/results/" + report);

        var answer = browser.post("/results/" + report + "/show");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.get(answer.location()).body())
                .contains("6.2", "id=\"MISINTERPRETATION\"", "Before you read on");
        assertThat(browser.post("/results/" + report + "/show").location())
                .as("a second tap finds it open")
                .isEqualTo("/results/" + report);
    }

    @Test
    void itRefusesAnotherPatient() {
        var open = panel("5.4", now);
        var waiting = panel("6.2", now);
        var cara = cast.cara().browser();
        var missing = cara.get("/results/" + UUID.randomUUID());
        assertThat(missing.status()).isEqualTo(404);

        for (var id : List.of(open, waiting)) {
            assertThat(cara.get("/results/" + id).status()).isEqualTo(404);
            assertThat(cara.post("/results/" + id + "/seen").status()).isEqualTo(404);
            assertThat(cara.post("/results/" + id + "/show").status()).isEqualTo(404);
        }
        assertThat(cara.get("/results").body()).doesNotContain("Potassium", "A result is in");
        assertThat(browser.get("/results/" + waiting).body()).contains("A result is in");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.hugo().browser().get("/results").status()).isEqualTo(404);
        assertThat(cast.dora().browser().get("/results").status()).isEqualTo(404);
    }

    private UUID panel(String potassium, Instant at) {
        var panel = Arrivals.panel(ann.patient(), potassium, at);
        chart.file(IMPORT, ann.patient(), panel);
        return panel.getFirst().group();
    }

    private UUID potassium(String value, Instant at) {
        var potassium = Arrivals.potassium(ann.patient(), value, at);
        chart.file(IMPORT, ann.patient(), List.of(potassium));
        return potassium.id();
    }
}
