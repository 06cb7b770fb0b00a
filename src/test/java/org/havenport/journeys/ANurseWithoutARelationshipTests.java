package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A nurse takes a call about a patient she does not look after. She gives a reason; Gina looks at it. */
@PortalTest
@Tag("journey")
class ANurseWithoutARelationshipTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"B.sec.2#5", "B.sec.2#8"})
    void sheGivesAReasonAndComplianceLooksAtIt() throws IOException {
        var arrived = morning.bloodTest("4.9", "N");
        var nurse = cast.newStaff(Role.NURSE);
        try (var phone = Screen.phone(chromium, "reason-phone", cast.portal(), "es-US")) {
            phone.signIn(nurse);
            phone.open("/staff/patients");
            phone.fill("name", arrived.family().substring(0, 8));
            phone.press("Buscar");
            phone.looks("hits");
            phone.open("/staff/patients/" + arrived.patient());
            phone.looks("patient");
            phone.open("/staff/patients/" + arrived.patient() + "/reason");
            phone.looks("reason");
        }
        sheFindsThePatientAndGivesAReason(arrived, nurse);
        try (var desk = Screen.desk(chromium, "reason-compliance", cast.portal(), true)) {
            desk.signIn(cast.gina());
            desk.open("/staff/break-glass");
            desk.looks("list");
            assertThat(desk.main()).containsText("The pharmacy asks for the dose.");
            assertThat(desk.words()).doesNotContain(arrived.family());
        }
    }

    private void sheFindsThePatientAndGivesAReason(Morning.Arrived arrived, CastMember nurse) {
        var patient = "/staff/patients/" + arrived.patient();
        try (var desk = Screen.desk(chromium, "reason-nurse", cast.portal(), true)) {
            desk.signIn(nurse);
            desk.follow("Patients");
            desk.looks("search");
            desk.fill("name", arrived.family().substring(0, 12));
            desk.press("Search");
            desk.looks("hits");
            assertThat(desk.path()).isEqualTo("/staff/patients");
            desk.open(patient);
            desk.looks("patient");
            desk.open(patient + "/record");
            assertThat(desk.path()).isEqualTo(patient + "/reason");
            desk.looks("reason");
            desk.press("Open the record for 4 hours");
            desk.looks("missing");
            desk.choose("reason", "URGENT_CALL");
            desk.fill("note", "The pharmacy asks for the dose.");
            desk.press("Open the record for 4 hours");
            assertThat(desk.path()).isEqualTo(patient);
            desk.looks("opened");
            desk.follow("Open the record");
            assertThat(desk.path()).isEqualTo(patient + "/record");
            desk.looks("record");
        }
    }
}
