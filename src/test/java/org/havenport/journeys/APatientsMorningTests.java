package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.havenport.followup.ContactRecord;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.release.ContactGate;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann had blood taken. She looks on her phone, before and after the nurse has called. */
@PortalTest
@Tag("journey")
class APatientsMorningTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    ContactGate gate;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Test
    @Verifies({"A3.2#2", "A3.2#3", "A5.2#1", "B.com.3#1", "B.com.3#2", "B.risk.misint.1#1"})
    void annLearnsOfHerPotassiumFromTheNurseAndThenReadsIt() throws IOException {
        var arrived = morning.bloodTest("6.2", "HH");
        var ann = morning.accountOf(arrived);
        try (var phone = Screen.phone(chromium, "patient", cast.portal(), "en-US")) {
            phone.open("/");
            phone.looks("start");
            assertThat(phone.main()).containsText("911");
            phone.signIn(ann);
            phone.looks("home-before");

            // The result is in, and its value is nowhere.
            phone.open("/results");
            phone.looks("results-before");
            assertThat(phone.words()).doesNotContain("6.2");
            phone.open("/results/" + arrived.report());
            phone.looks("waiting");
            assertThat(phone.words()).contains("Show it now").doesNotContain("6.2");

            nurseCalls(arrived);

            phone.open("/home");
            phone.looks("home-after");
            phone.open("/results/" + arrived.report());
            phone.looks("report");
            assertThat(phone.main()).containsText("6.2");
            phone.follow("Potassium");
            phone.looks("value");
            assertThat(phone.main()).containsText("6.2");
            assertThat(phone.main()).containsText("5.1");
            phone.press("I have seen this");
            phone.looks("seen");
            assertThat(phone.main()).containsText("You told us on");
            phone.dark();
            phone.looks("seen-dark");
        }
        assertThat(count(
                        "followup.confirmation where patient_id = :p and item_id = :i and by_actor = :a",
                        arrived,
                        ann.account()))
                .isOne();
        assertThat(count(
                        "audit.line where patient_id = :p and action = 'result-confirmed' and item = :i and actor = :a",
                        arrived,
                        ann.account()))
                .isOne();
    }

    @Test
    @Verifies({"C1#1", "C1#3", "B.risk.misint.2#1", "B.risk.misint.2#2"})
    void annMaySeeItBeforeTheCallAndIsWarned() throws IOException {
        var arrived = morning.bloodTest("6.4", "HH");
        try (var phone = Screen.phone(chromium, "patient-now", cast.portal(), "es-US")) {
            phone.signIn(morning.accountOf(arrived));
            phone.open("/results/" + arrived.report());
            phone.looks("espera");
            phone.main().locator("form[action$='/show'] button").click();
            phone.looks("resultado");
            assertThat(phone.main()).containsText("6.4");
            assertThat(phone.main().locator("#MISINTERPRETATION")).isVisible();
        }
        assertThat(count(
                        "followup.viewing where patient_id = :p and item_id = :i and before_review and disclaimer_version is not null and by_actor <> :a",
                        arrived,
                        Viewer.NO_ID))
                .isPositive();
    }

    @Test
    @Verifies("B.risk.sec.2#1")
    void caraFindsNothingOfAnns() throws IOException {
        var arrived = morning.bloodTest("5.4", "H");
        try (var phone = Screen.phone(chromium, "other-patient", cast.portal(), "en-US")) {
            phone.signIn(cast.newPatient());
            phone.open("/results/" + UUID.randomUUID());
            phone.looks("missing");
            var missing = phone.main().innerText();
            phone.open("/results/" + arrived.report());
            assertThat(phone.main().innerText()).isEqualTo(missing);
        }
    }

    private void nurseCalls(Morning.Arrived arrived) {
        var nurse = viewers.staff(Role.NURSE);
        var waiting = gate.waiting(nurse, arrived.patient(), arrived.report()).orElseThrow();
        gate.recordContact(
                nurse,
                new ContactRecord(
                        arrived.patient(),
                        arrived.report(),
                        ContactRecord.Medium.PHONE,
                        ContactRecord.ContactOutcome.SPOKE,
                        Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                        true,
                        "Stop the pills and come in today."),
                waiting.since());
    }

    private long count(String rows, Morning.Arrived arrived, UUID actor) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select count(*) from " + rows)
                        .param("p", arrived.patient())
                        .param("i", arrived.report())
                        .param("a", actor)
                        .query(Long.class)
                        .single());
    }
}
