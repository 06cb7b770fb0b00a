package org.havenport.concerns;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CorrectionsControllerTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    Asking asking;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private Browser browser;
    private UUID potassium;
    private String form;

    @BeforeEach
    void aPotassium() {
        ann = cast.newPatient();
        browser = ann.browser();
        var arrival = Arrivals.potassium(ann.patient(), "5.4", clock.instant());
        potassium = arrival.id();
        form = "/corrections/new/" + potassium;
        chart.file(IMPORT, ann.patient(), List.of(arrival));
    }

    @Test
    @Verifies({"A2.3#1", "B.int.3#3"})
    void everyResultAndEveryEntryOfTheRecordLeadsToTheForm() {
        assertThat(browser.get("/results/" + potassium).body()).contains(form, "Report an error");
        assertThat(browser.get("/record/items/" + potassium).body()).contains(form);
        assertThat(browser.get(form).body())
                .contains("Potassium 5.4 mmol/L", "What is wrong?", "This is not about me", "Within 60 days");
        assertThat(browser.get(form + "?lang=es").body()).contains("¿Qué está mal?", "Esto no es sobre mí");
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedStays() {
        browser.get(form);
        var words = "<b>It was \"Monday\"</b>";

        var answer = browser.post(form, "words", words);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Choose what is wrong", "&lt;b&gt;It was")
                .doesNotContain("<b>It was");
        assertThat(browser.post(form, "wrong", "DETAIL", "words", " ").status()).isEqualTo(422);
        assertThat(browser.post(form, "wrong", "DETAIL", "words", "x".repeat(2001))
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(form, "wrong", "NONSENSE", "words", "x").status())
                .isBetween(400, 422);
        assertThat(browser.get("/corrections").body()).contains("You have not reported anything");
    }

    @Test
    @Verifies({"A2.3#2", "A2.3#6"})
    void theRequestStandsInBothLists() {
        var request = ask("DETAIL", "It was lower.");

        assertThat(browser.get("/corrections").body()).contains("Potassium", "Your care team is looking at it");
        assertThat(browser.get(request).body()).contains("It was lower.", "By ");
        var nurse = cast.dora().browser();
        assertThat(nurse.get("/staff").body()).contains("Requests for correction");
        assertThat(nurse.get(staff(request)).body())
                .contains("It was lower.", "60 days left", "A clinician decides")
                .doesNotContain("Deny and tell the patient");
    }

    @Test
    void twoTapsAreOneRequest() {
        var one = ask("DETAIL", "It was lower.");

        assertThat(browser.post(form, "wrong", "DETAIL", "words", "It was lower.")
                        .location())
                .isEqualTo(one);
    }

    @Test
    @Verifies("A2.3#3")
    void aDenialNeedsItsReasonAndItsWords() {
        var request = ask("DETAIL", "It was lower.");
        var path = staff(request);
        var ellis = cast.ellis().browser();
        ellis.get(path);

        assertThat(ellis.post(path + "/decide", "act", "DENY", "answer", "No").body())
                .contains("Choose one of the four reasons");
        assertThat(ellis.post(path + "/decide", "act", "DENY", "denial", "NOT_MADE_HERE", "answer", "")
                        .body())
                .contains("Write why, for the patient");
        assertThat(ellis.post(path + "/decide", "act", "DENY", "denial", "WE_ARE_BUSY", "answer", "No")
                        .status())
                .isBetween(400, 422);
        assertThat(browser.get(request).body()).contains("Your care team is looking at it");

        assertThat(ellis.post(path + "/decide", "act", "DENY", "denial", "NOT_MADE_HERE", "answer", "From Lakeside.")
                        .status())
                .isEqualTo(303);
        assertThat(browser.get("/home").body()).contains("Your care team answered your report");
        assertThat(browser.get(request).body())
                .contains("We did not make this entry", "From Lakeside.", "Write why you do not agree");
        assertThat(browser.get("/home").body()).doesNotContain("Your care team answered your report");
    }

    @Test
    @Verifies("A2.3#5")
    void whatIsNotTheirsIsGoneAtOnceFromEveryPage() {
        var request = ask("NOT_MINE", "");

        for (var page : List.of("/results", "/home", "/corrections", request)) {
            assertThat(browser.get(page).body()).as(page).doesNotContain("5.4", "Potassium");
        }
        assertThat(browser.get("/results/" + potassium).status()).isEqualTo(404);
        assertThat(browser.get(form).status()).isEqualTo(404);
        var ellis = cast.ellis().browser();
        assertThat(ellis.get(staff(request)).body()).contains("5.4", "It is theirs after all");
        assertThat(ellis.get("/staff/results/" + ann.patient() + "/" + potassium)
                        .body())
                .as("the care team still sees it, marked")
                .contains("5.4", "Pat says this is about somebody else");

        ellis.post(staff(request) + "/decide", "act", "DENY", "answer", "We checked the label.");

        assertThat(browser.get("/results/" + potassium).body()).contains("5.4");
    }

    @Test
    @Verifies({"A.risk.4#3", "A.risk.4#7"})
    void theIncidentStandsOnComplianceWorklistWithItsFactsAndWithoutWhatItWas() {
        browser.get("/results/" + potassium);
        ask("NOT_MINE", "");
        var gina = cast.gina().browser();
        var incident = incident();

        assertThat(gina.get("/staff").body()).contains("Incidents");
        assertThat(gina.get("/staff/incidents").body()).contains(incident, "60 days left");
        assertThat(gina.get(incident).body())
                .contains("The patient of this record", "Opened it", "Not found out yet", "1 entry")
                .doesNotContain("Potassium", "5.4 mmol");
        assertThat(gina.post(incident + "/close", "what", "A").status()).isEqualTo(422);
    }

    @Test
    void whoeverOpensWhatWaitsLooksAfterThePatientAndIsAskedForAReasonAfterwards() {
        var request = ask("DETAIL", "It was lower.");
        var sam = cast.newStaff(Role.CLINICIAN).browser();
        var late = cast.newStaff(Role.CLINICIAN).browser();
        sam.get(staff(request));

        assertThat(sam.get(staff(request)).body()).contains("It was lower.", "5.4");
        sam.post(staff(request) + "/decide", "act", "ACCEPT", "answer", "Done.");

        assertThat(sam.get(staff(request)).body()).contains("Agreed on");
        assertThat(late.get(staff(request)).location()).endsWith("/reason");
    }

    @Test
    void itRefusesAnotherPatient() {
        var request = ask("DETAIL", "It was lower.");
        var cara = cast.cara().browser();

        for (var path : List.of(form, request)) {
            assertThat(cara.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(cara.post(form, "wrong", "NOT_MINE", "words", "x").status()).isEqualTo(404);
        assertThat(cara.post(request + "/disagree", "words", "x").status()).isEqualTo(404);
        assertThat(browser.get("/results/" + potassium).body()).contains("5.4");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var request = ask("NOT_MINE", "");
        var decide = staff(request) + "/decide";
        for (var stranger : List.of(cast.hugo(), cast.frank(), cast.gina(), ann)) {
            assertThat(stranger.browser().get("/staff/corrections").status()).isEqualTo(404);
            assertThat(stranger.browser().get(staff(request)).status()).isEqualTo(404);
            assertThat(stranger.browser()
                            .post(decide, "act", "DENY", "answer", "x")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(cast.dora()
                        .browser()
                        .post(decide, "act", "DENY", "answer", "x")
                        .status())
                .as("a nurse does not decide")
                .isEqualTo(404);
        for (var stranger : List.of(cast.hugo(), cast.dora(), cast.ellis(), ann)) {
            assertThat(stranger.browser().get("/staff/incidents").status()).isEqualTo(404);
            assertThat(stranger.browser().get(incident()).status()).isEqualTo(404);
            assertThat(stranger.browser().post(incident() + "/close").status()).isEqualTo(404);
        }
    }

    @Test
    @Verifies("A.risk.4#6")
    void whoDecidedItDoesNotSignIt() {
        var request = ask("NOT_MINE", "");
        var both = cast.newStaff(Role.CLINICIAN, Role.COMPLIANCE_OFFICER).browser();
        both.get(staff(request));
        both.post(staff(request) + "/decide", "act", "ACCEPT", "answer", "It was another's.");

        assertThat(both.get(incident()).body())
                .contains("Somebody else decides and signs")
                .doesNotContain("Sign and close");
        var answer = both.post(
                incident() + "/close",
                "what",
                "a",
                "who",
                "b",
                "seen",
                "c",
                "mitigated",
                "d",
                "decision",
                "BREACH",
                "because",
                "e");
        assertThat(answer.status()).isEqualTo(422);
    }

    private String ask(String wrong, String words) {
        browser.get(form);
        var answer = browser.post(form, "wrong", wrong, "words", words);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.location();
    }

    private String staff(String request) {
        return "/staff/corrections/" + ann.patient() + request.substring("/corrections".length());
    }

    private String incident() {
        return asking.as(
                IMPORT,
                sql -> sql.of(
                                "select '/staff/incidents/' || patient_id || '/' || id from concerns.incident where patient_id = :p")
                        .param("p", ann.patient())
                        .query(String.class)
                        .single());
    }
}
