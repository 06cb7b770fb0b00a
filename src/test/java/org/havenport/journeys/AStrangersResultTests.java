package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann finds somebody else's result among hers. Dr Ellis finds out; Gina decides what it was. */
@PortalTest
@Tag("journey")
class AStrangersResultTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    Asking asking;

    @Test
    @Verifies({"A2.3#1", "A2.3#5", "A1.8#9", "A.risk.4#2", "A.risk.4#6", "A.risk.4#7"})
    void annReportsItEllisTakesItOutAndGinaClosesTheIncident() throws IOException {
        var arrived = morning.bloodTest("4.9", "N");
        var ann = morning.accountOf(arrived);
        String request;
        try (var phone = Screen.phone(chromium, "stranger-patient", cast.portal(), "en-US")) {
            phone.signIn(ann);
            phone.open("/results/" + arrived.report());
            phone.follow("Report an error");
            phone.looks("form");
            phone.press("Send");
            phone.looks("missing");
            assertThat(phone.main()).containsText("Choose what is wrong");
            phone.choose("wrong", "NOT_MINE");
            phone.press("Send");
            phone.looks("hidden");
            assertThat(phone.main()).containsText("Hidden while we find out whose it is");
            request = phone.path().substring(phone.path().lastIndexOf('/') + 1);

            // The very next look finds nothing of it.
            phone.open("/results/" + arrived.report());
            assertThat(phone.words()).doesNotContain("4.9");
            phone.open("/corrections");
            phone.looks("list");
        }
        try (var desk = Screen.desk(chromium, "stranger-clinician", cast.portal(), true)) {
            desk.signIn(cast.ellis());
            desk.open("/staff/corrections");
            desk.looks("list");
            desk.open("/staff/corrections/%s/%s".formatted(arrived.patient(), request));
            assertThat(desk.main()).containsText("Ann says this is about somebody else.");
            desk.looks("request");
            desk.press("Take it out of this record");
            desk.looks("missing");
            desk.fill("answer", "You were right. The tube had another person's label.");
            desk.press("Take it out of this record");
            desk.looks("decided");
            assertThat(desk.main()).containsText("Agreed on");
        }
        try (var phone = Screen.phone(chromium, "stranger-answer", cast.portal(), "es-US")) {
            phone.signIn(ann);
            phone.looks("home");
            phone.open("/corrections/" + request);
            phone.looks("answer");
            assertThat(phone.main()).containsText("No era suya y la retiramos");
        }
        ginaCloses(arrived);
    }

    private void ginaCloses(Morning.Arrived arrived) {
        var incident = "/staff/incidents/%s/%s".formatted(arrived.patient(), incidentOf(arrived));
        try (var desk = Screen.desk(chromium, "stranger-compliance", cast.portal(), true)) {
            desk.signIn(cast.gina());
            desk.looks("today");
            desk.open("/staff/incidents");
            desk.looks("list");
            desk.open(incident);
            desk.looks("incident");
            assertThat(desk.main()).containsText("The patient of this record");
            assertThat(desk.main()).containsText("Miriam Ellis");
            assertThat(desk.words()).as("compliance sees who looked, not what").doesNotContain("4.9");
            desk.press("Sign and close");
            desk.looks("missing");
            desk.fill("what", "One blood test with values; no name but that of the record.");
            desk.fill("who", "The patient of this record, who told us at once.");
            desk.fill("seen", "Opened once, by the patient, as the log shows.");
            desk.fill("mitigated", "Hidden at once and taken out; the patient kept nothing.");
            desk.choose("decision", "LOW_PROBABILITY");
            desk.fill("because", "Nothing named the other person.");
            desk.press("Sign and close");
            desk.looks("closed");
            assertThat(desk.main()).containsText("Signed");
            assertThat(desk.main()).containsText("Gina Moretti");
        }
    }

    @Test
    @Verifies({"A2.3#3", "A2.3#4"})
    void annIsToldNoAndMayDisagree() throws IOException {
        var arrived = morning.bloodTest("4.7", "N");
        var ann = morning.accountOf(arrived);
        var browser = ann.browser();
        browser.get("/corrections/new/" + arrived.report());
        var request = browser.post("/corrections/new/" + arrived.report(), "wrong", "DETAIL", "words", "It was Monday.")
                .location()
                .substring("/corrections/".length());
        try (var desk = Screen.desk(chromium, "denial-clinician", cast.portal(), false)) {
            desk.signIn(cast.ellis());
            desk.open("/staff/corrections/%s/%s".formatted(arrived.patient(), request));
            desk.looks("request");
            desk.choose("denial", "ACCURATE_AND_COMPLETE");
            desk.main().locator("#deny").fill("The laboratory's paper says Tuesday.");
            desk.press("Deny and tell the patient");
            assertThat(desk.main()).containsText("Denied on");
        }
        try (var phone = Screen.phone(chromium, "denial-patient", cast.portal(), "en-US")) {
            phone.signIn(ann);
            phone.follow("Your care team answered your report");
            phone.looks("denied");
            assertThat(phone.main()).containsText("It is right and complete");
            assertThat(phone.main()).containsText("Office for Civil Rights");
            phone.fill("words", "I still have the bus ticket.");
            phone.press("Add my statement");
            phone.looks("disagreed");
            assertThat(phone.main()).containsText("I still have the bus ticket.");
        }
    }

    private UUID incidentOf(Morning.Arrived arrived) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select id from concerns.incident where patient_id = :p")
                        .param("p", arrived.patient())
                        .query(UUID.class)
                        .single());
    }
}
