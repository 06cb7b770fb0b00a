package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Dora works down the results that wait for a call. */
@PortalTest
@Tag("journey")
class ANursesMorningTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    ContactGate gate;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @ParameterizedTest(name = "with script: {0}")
    @ValueSource(booleans = {true, false})
    @Verifies({"A3.1#2", "A3.1#3", "A3.1#4", "A3.2#5"})
    void doraCallsAnnAndTheValueOpens(boolean script) throws IOException {
        var arrived = morning.bloodTest("6.2", "HH");
        var nurse = viewers.staffOf(arrived.patient(), Role.NURSE);
        var item = "/staff/results-to-release/%s/%s".formatted(arrived.patient(), arrived.report());
        try (var desk = Screen.desk(chromium, script ? "nurse" : "nurse-without-script", cast.portal(), script)) {
            desk.signIn(cast.dora());
            desk.looks("today");
            desk.open("/staff/results-to-release");
            assertThat(desk.main()).containsText(arrived.family());
            desk.looks("list");

            desk.open(item);
            assertThat(desk.main()).containsText("6.2");
            desk.looks("item");
            desk.press("I will call");

            // Nothing is saved while a part is missing, and what was typed stays.
            desk.choose("outcome", "SPOKE");
            desk.choose("identifiers", "BIRTH_DATE");
            desk.fill("told", "Stop the pills and come in today.");
            desk.press("Save");
            assertThat(desk.main()).containsText("Mark two identifiers");
            assertThat(desk.main().locator("[name=told]")).hasValue("Stop the pills and come in today.");
            desk.looks("missing");
            assertThat(gate.placeholders(nurse, arrived.patient())).hasSize(1);

            desk.choose("identifiers", "ADDRESS");
            desk.choose("understood", "true");
            desk.press("Save");
            assertThat(desk.main()).containsText("The value is open to Ann now");
            desk.looks("receipt");
        }
        assertThat(gate.placeholders(nurse, arrived.patient())).isEmpty();
        long lines = asking.as(
                Viewer.job("test"),
                sql -> sql.of("""
                                select count(*) from audit.line
                                where patient_id = :p and item = :i and action = 'contact-recorded' and actor = :a
                                """)
                        .param("p", arrived.patient())
                        .param("i", arrived.report())
                        .param("a", cast.dora().account())
                        .query(Long.class)
                        .single());
        assertThat(lines).isOne();
    }

    @Test
    @Verifies("B.risk.sec.2#2")
    void hugoWhoHasNoRoleFindsNoList() throws IOException {
        var arrived = morning.bloodTest("6.2", "HH");
        try (var desk = Screen.desk(chromium, "no-role", cast.portal(), true)) {
            desk.signIn(cast.hugo());
            desk.looks("today");
            for (var path : new String[] {
                "/staff/results-to-release",
                "/staff/results-to-release/%s/%s".formatted(arrived.patient(), arrived.report())
            }) {
                desk.open(path);
                assertThat(desk.words()).doesNotContain(arrived.family()).doesNotContain("6.2");
            }
        }
    }
}
