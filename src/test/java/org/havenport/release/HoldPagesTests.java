package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hold over real HTTP: placed by a clinician, read by the patient, looked at again, counted in the register. */
@PortalTest
class HoldPagesTests {

    @Autowired
    Cast cast;

    @Autowired
    Chart chart;

    @Autowired
    CareTeams teams;

    @Autowired
    TestClock clock;

    private CastMember ann;
    private Browser ellis;
    private UUID report;
    private String item;

    @BeforeEach
    void aCriticalPanelArrives() {
        ann = cast.newPatient();
        ellis = clinician();
        var panel = Arrivals.panel(ann.patient(), "6.2", clock.instant());
        report = panel.getFirst().group();
        chart.file(Viewer.job("import"), ann.patient(), panel);
        item = "/staff/holds/" + ann.patient() + "/" + report;
    }

    private Browser clinician() {
        var clinician = cast.newStaff(Role.CLINICIAN);
        teams.related(Viewer.job("test"), ann.patient(), clinician.account(), null);
        return clinician.browser();
    }

    private void hold() {
        ellis.get(item);
        var placed = ellis.post(
                item,
                "basis",
                "HARM_171_201_C1",
                "recipient",
                "PATIENT",
                "harm",
                "LIFE_OR_SAFETY",
                "reason",
                "She said what she would do",
                "until",
                LocalDate.now(clock).plusDays(5).toString(),
                "alone",
                "true");
        assertThat(placed.location()).isEqualTo(item);
    }

    @Test
    @Verifies({"B.com.1b#1", "C1#4"})
    void aFormWithoutItsPartsComesBackAndSaysWhatIsMissing() {
        ellis.get(item);
        var refused = ellis.post(item, "reason", "She is worried");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Choose a lawful basis",
                        "Choose from whom it is held back",
                        "Choose the day on which it opens by itself",
                        "Confirm that no less would do",
                        "She is worried");
    }

    @Test
    @Verifies({"B.com.1b#3", "B.com.1b#4", "B.risk.inap.1#2"})
    void thePatientReadsThatItIsThereWhyUntilWhenAndWhatTheyCanDo() {
        hold();
        var held = "/held/" + report;
        var patient = ann.browser();

        assertThat(patient.get("/home").body()).contains(held);
        assertThat(patient.get("/results/" + report).location()).endsWith(held);
        assertThat(patient.get("/held").body()).contains("Held back: a laboratory result");
        assertThat(patient.get(held).body())
                .contains(
                        "put somebody in danger",
                        "Opens by itself",
                        "another clinician look at this decision",
                        "Ask for another look",
                        "Show it anyway")
                .doesNotContain("6.2 mmol", "She said");
        assertThat(patient.post(held + "/anyway").location()).isEqualTo(held);
        assertThat(patient.get(held).body()).contains("You asked to see it", "We keep your request");

        var review = held + "/" + reviewable(patient.get(held).body()) + "/review";
        assertThat(patient.post(review).location()).isEqualTo(held);
        assertThat(patient.get(held).body())
                .contains("You asked for another look")
                .doesNotContain("/review\"");
        assertThat(clinician().get("/staff/holds/reviews").body()).contains(item);
        assertThat(cast.cara().browser().get(held).status()).isEqualTo(404);
    }

    private static String reviewable(String body) {
        var end = body.indexOf("/review\"");
        return body.substring(end - 36, end);
    }

    @Test
    @Verifies({"B.com.1b#5", "C1#9"})
    void theRegisterAndItsReportCountItWithoutANameOrAValue() {
        hold();
        var director = cast.newStaff(Role.MEDICAL_DIRECTOR).browser();

        assertThat(director.get("/staff/holds").body())
                .contains("Register of holds", "Danger", "Held without a basis", "Opened before the call")
                .doesNotContain(ann.patient().toString(), "She said");
        var report = director.get("/staff/holds/report");
        assertThat(report.header("Content-Disposition")).contains("attachment", ".csv");
        assertThat(report.body())
                .contains("HARM_171_201_C1,PATIENT,LABORATORY", "HELD_WITHOUT_BASIS,,,,,,,,,,0")
                .doesNotContain(ann.patient().toString());
        assertThat(cast.dora().browser().get("/staff/holds").status()).isEqualTo(404);
    }
}
