package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ResultsToReleaseControllerTests {

    private static final String LIST = "/staff/results-to-release";

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @Autowired
    Viewers viewers;

    @Autowired
    ContactGate gate;

    private CastMember ann;
    private Browser dora;
    private UUID report;
    private String item;

    @BeforeEach
    void aCriticalPanelArrives() {
        ann = cast.newPatient();
        dora = cast.dora().browser();
        var panel = Arrivals.panel(ann.patient(), "6.2", clock.instant());
        report = panel.getFirst().group();
        chart.file(Viewer.job("import"), ann.patient(), panel);
        item = LIST + "/" + ann.patient() + "/" + report;
    }

    @Test
    void theItemStandsBesideTheList() {
        assertThat(dora.get(item).body())
                .contains(
                        "Potassium", "6.2", "Record the conversation", "No call has been tried yet", "A result is in");
    }

    @Test
    @Verifies({"A3.2#1", "A3.2#7"})
    void whyItWaitsIsSaidAndAClinicianMayMakeItGraver() {
        assertThat(dora.get(item).body())
                .contains("Why this waits: Critical", "The laboratory marked Potassium: 6.2 mmol/L", "day and night")
                .doesNotContain(item + "/mark");
        assertThat(dora.get(LIST).body()).contains("How we are doing", "Not reached yet");

        var ellis = cast.ellis().browser();
        ellis.get(item);
        var empty = ellis.post(item + "/mark", "grave", "CRITICAL", "why", " ");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("Say why somebody must call", "href=\"#why\"");
        assertThat(ellis.post(item + "/mark", "grave", "CRITICAL", "why", "On digoxin")
                        .location())
                .isEqualTo(item);
        assertThat(dora.get(item).body()).contains("On digoxin");
        assertThat(dora.post(item + "/mark", "why", "Me too").status()).isEqualTo(404);
    }

    @Test
    void whoTakesTheCallOnIsNamed() {
        dora.get(item);
        assertThat(dora.post(item + "/take").location()).isEqualTo(item);

        assertThat(dora.get(item).body()).contains("You have taken this call on", "Dora Reyes from your care team");
        assertThat(cast.nora().browser().get(item).body()).contains("Dora Reyes has taken this call on");
    }

    @Test
    void takingTheCallOnKeepsWhatIsFilledIn() {
        var seen = since();
        assertThat(dora.get(item).body())
                .as("the Enter key saves")
                .containsSubsequence("type=\"submit\" form=\"spoke\" tabindex=\"-1\"", "/take\"");
        var taken = dora.post(
                item + "/take", "since", seen, "outcome", "SPOKE", "identifiers", "ADDRESS", "told", "Come in at four");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body())
                .contains("You have taken this call on", ">Come in at four</textarea>", "value=\"" + seen)
                .containsPattern("value=\"SPOKE\"[^>]*checked")
                .containsPattern("value=\"ADDRESS\"[^>]*checked");
    }

    @Test
    void whoIsSlowerThanAColleagueReadsWhatTheyHadTyped() {
        dora.get(item);
        var seen = since();
        var nora = cast.nora().browser();
        nora.get(item);
        assertThat(spoke(nora, seen, "Come in at four").status()).isEqualTo(303);

        var late = spoke(dora, seen, "Go to the emergency room");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("The value is open to", "A colleague was quicker", "Go to the emergency room");
        assertThat(spoke(nora, seen, "Come in at four").status())
                .as("pressed twice")
                .isEqualTo(303);
        assertThat(ann.browser().get("/results/" + report).body())
                .contains("Come in at four")
                .doesNotContain("emergency room");
    }

    private Browser.Answer spoke(Browser who, String seen, String told) {
        return who.post(item + "/contact", Conversation.filledIn(seen, told));
    }

    @Test
    @Verifies("A3.1#3")
    void aThinRecordIsRefusedAndTheTextStays() {
        dora.get(item);

        var answer = dora.post(
                item + "/contact",
                "since",
                since(),
                "outcome",
                "SPOKE",
                "medium",
                "PHONE",
                "identifiers",
                "BIRTH_DATE",
                "told",
                "Come in at four");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "error-summary", "href=\"#identifiers\"", "href=\"#understood\"", ">Come in at four</textarea>")
                .doesNotContain("href=\"#told\"");
        assertThat(ann.browser().get("/results/" + report).body()).contains("A result is in");
    }

    @Test
    void anEmptyFormSaysWhatIsMissing() {
        dora.get(item);

        var answer = dora.post(item + "/contact", "medium", "PHONE");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#outcome\"");
    }

    @Test
    @Verifies({"A3.2#5", "A3.1#2", "A3.1#4"})
    void theValueOpensTheMomentAConversationIsRecorded() {
        dora.get(item);
        var answer = spoke(dora, since(), "Stop the tablets and come in at four");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(dora.get(answer.location()).body())
                .contains("The value is open to", "Spoke with the patient", "Dora Reyes");
        assertThat(dora.get(LIST).body()).doesNotContain(item);
        assertThat(ann.browser().get("/results/" + report).body())
                .contains("6.2", "Your care team spoke with you", "Stop the tablets and come in at four")
                .doesNotContain("MISINTERPRETATION");
    }

    @Test
    void aVoicemailIsKeptAndTheResultStillWaits() {
        dora.get(item);
        var answer = dora.post(item + "/contact", "since", since(), "outcome", "VOICEMAIL", "medium", "PHONE");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(dora.get(item).body()).contains("Tried so far", "Voicemail");
        assertThat(ann.browser().get("/results/" + report).body()).contains("A result is in");
    }

    @Test
    @Verifies("C1#2")
    void whoOpenedBeforeTheCallIsMarked() {
        var browser = ann.browser();
        browser.get("/results/" + report);
        browser.post("/results/" + report + "/show");

        assertThat(dora.get(LIST).body()).contains("Opened before the call");
        assertThat(dora.get(item).body()).contains("Call now, and no later than");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var stranger : List.of(cast.hugo(), cast.frank(), cast.gina(), ann)) {
            assertThat(stranger.browser().get(LIST).status()).isEqualTo(404);
            assertThat(stranger.browser().get(item).status()).isEqualTo(404);
            assertThat(stranger.browser().post(item + "/take").status()).isEqualTo(404);
            assertThat(stranger.browser()
                            .post(item + "/contact", "outcome", "NO_ANSWER")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatDoesNotWaitIsNotHere() {
        var nothing = LIST + "/" + ann.patient() + "/" + UUID.randomUUID();

        assertThat(dora.get(nothing).status()).isEqualTo(404);
        assertThat(dora.post(nothing + "/take").status()).isEqualTo(404);
        assertThat(dora.post(nothing + "/contact", "outcome", "NO_ANSWER", "medium", "PHONE")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Verifies("A3.2#2")
    void whoCalledAboutAnOldValueIsShownTheNewerOneFirst() {
        dora.get(item);
        var before = since();
        clock.advance(Duration.ofMinutes(1));
        try {
            var newer = Arrivals.potassium(ann.patient(), UUID.randomUUID(), report, "7.13", clock.instant(), false);
            chart.file(Viewer.job("import"), ann.patient(), List.of(newer));

            var answer = dora.post(item + "/contact", "since", before, "outcome", "VOICEMAIL", "medium", "PHONE");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body())
                    .contains("A newer value came in while you were calling", "7.13", since(), "id=\"values\"")
                    .doesNotContain("Tried so far");
        } finally {
            clock.back();
        }
    }

    private String since() {
        return gate.waiting(viewers.staff(Role.NURSE), ann.patient(), report)
                .orElseThrow()
                .since()
                .toString();
    }
}
