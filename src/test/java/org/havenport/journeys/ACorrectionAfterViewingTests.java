package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.journeys.Morning.Arrived;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann has read her potassium. Then the laboratory says that it was another, or not hers at all. */
@PortalTest
@Tag("journey")
class ACorrectionAfterViewingTests {

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    Cast cast;

    @Autowired
    Asking asking;

    @Test
    @Verifies({"A.risk.1#1", "B.com.3#5", "A3.2#1", "A3.2#2"})
    void aValueThatBecameGraveIsSpokenAboutAndSaysWhatItWas() throws IOException {
        var known = morning.somebody(Morning.born());
        var arrived = morning.sends(known, "4.9", "N", "final");
        try (var phone = Screen.phone(chromium, "corrected-ann", cast.portal(), "en-US")) {
            annReads(phone, arrived);
            ellisHasLookedAt(arrived);
            morning.sends(known, "6.1", "HH", "corrected");
            assertThat(count("followup.confirmation", arrived))
                    .as("of another value")
                    .isZero();

            // It has become one to be spoken about: neither the old value nor the new one stands there.
            phone.open("/results/" + arrived.report());
            assertThat(phone.main()).not().containsText("4.9");
            assertThat(phone.main()).not().containsText("6.1");
            phone.looks("waits");
            doraCalls(arrived);

            phone.open("/results/" + arrived.report());
            assertThat(phone.main()).containsText("6.1");
            assertThat(phone.main()).containsText("Potassium was 4.9");
            phone.looks("corrected");
            phone.open("/home");
            assertThat(phone.main()
                            .locator("a[href*='%s']".formatted(arrived.report()))
                            .first())
                    .isVisible();
            phone.open("/results/" + arrived.report());
            phone.press(phone.main().locator("form[action$='/seen'] button"));
        }
        assertThat(count("followup.confirmation", arrived)).isOne();
    }

    @Test
    @Verifies({"A.risk.1#1", "B.com.3#5"})
    void aSmallCorrectionIsOwedAnewAndStandsByItselfInTheCliniciansList() throws IOException {
        var known = morning.somebody(Morning.born());
        var arrived = morning.sends(known, "4.9", "N", "final");
        try (var phone = Screen.phone(chromium, "changed-ann", cast.portal(), "en-US")) {
            annReads(phone, arrived);
            ellisHasLookedAt(arrived);
            morning.sends(known, "4.2", "N", "corrected");
            assertThat(count("followup.review", arrived)).isZero();
            phone.open("/results/" + arrived.report());
            assertThat(phone.main()).containsText("4.2");
            assertThat(phone.main()).containsText("The laboratory corrected this result");
            assertThat(phone.main()).containsText("Potassium was 4.9");
            assertThat(phone.main().locator("form[action$='/seen'] button")).isVisible();
            phone.looks("changed");
        }
        try (var desk = Screen.desk(chromium, "changed-ellis", cast.portal(), true)) {
            desk.goOnAs(cast.ellis().browser());
            desk.open("/staff/results/%s/%s".formatted(arrived.patient(), arrived.report()));
            assertThat(desk.main()).containsText("4.2");
            desk.looksOnBoth("review");
        }
    }

    @Test
    @Verifies({"A.risk.1#1", "B.risk.misint.1#1"})
    void whatWasNeverHersIsTakenBackAndSheIsTold() throws IOException {
        var known = morning.somebody(Morning.born());
        var arrived = morning.sends(known, "4.9", "N", "final");
        try (var phone = Screen.phone(chromium, "never-hers-ann", cast.portal(), "en-US")) {
            annReads(phone, arrived);
            morning.sends(known, "4.9", "N", "entered-in-error");
            phone.open("/results");
            assertThat(phone.main()).not().containsText("4.9");
            phone.open("/home");
            assertThat(phone.main()).not().containsText("4.9");
            phone.looks("home");
            // It is in no list any more; that it does not count she reads at once.
            phone.press(phone.main().locator("a[href$='%s']".formatted(arrived.report())));
            assertThat(phone.main()).containsText("it was an error");
            assertThat(phone.main()).not().containsText("4.9");
            phone.looks("taken-back");
        }
        assertThat(count(
                        "followup.obligation o",
                        "and settled_at is null and not exists (select 1 from"
                                + " followup.confirmation c where c.patient_id = o.patient_id and c.item_id = o.item_id)",
                        arrived))
                .as("nothing is owed of what nobody can read")
                .isZero();
        try (var phone = Screen.phone(chromium, "never-hers-cara", cast.portal(), "en-US")) {
            phone.goOnAs(cast.newPatient().browser());
            phone.open("/results/" + arrived.report());
            assertThat(phone.main()).not().containsText("it was an error");
        }
    }

    private void annReads(Screen phone, Arrived arrived) {
        phone.goOnAs(morning.accountOf(arrived).browser());
        phone.open("/results/" + arrived.report());
        assertThat(phone.main()).containsText("4.9");
        phone.press(phone.main().locator("form[action$='/seen'] button"));
        assertThat(count("followup.confirmation", arrived)).isOne();
    }

    private void ellisHasLookedAt(Arrived arrived) {
        var ellis = cast.ellis().browser();
        var page = "/staff/results/%s/%s".formatted(arrived.patient(), arrived.report());
        try (var desk = Screen.desk(chromium, "corrected-ellis", cast.portal(), true)) {
            desk.goOnAs(ellis);
            desk.open(page);
            desk.press(desk.main().locator("form:has([name=comment]) button.btn-primary"));
        }
        assertThat(count("followup.review", arrived)).isOne();
    }

    private void doraCalls(Arrived arrived) {
        try (var desk = Screen.desk(chromium, "corrected-dora", cast.portal(), true)) {
            desk.goOnAs(cast.dora().browser());
            desk.open("/staff/results-to-release/%s/%s".formatted(arrived.patient(), arrived.report()));
            assertThat(desk.main()).containsText("6.1");
            desk.looksOnBoth("call");
            desk.choose("outcome", "SPOKE");
            desk.choose("identifiers", "BIRTH_DATE");
            desk.choose("identifiers", "ADDRESS");
            desk.fill("told", "The laboratory measured again. Come in today.");
            desk.choose("understood", "true");
            desk.press(desk.main().locator("form[action$='/contact'] button"));
        }
    }

    private long count(String table, Arrived arrived) {
        return count(table, "", arrived);
    }

    private long count(String table, String and, Arrived arrived) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select count(*) from " + table + " where patient_id = :p and item_id = :i " + and)
                        .param("p", arrived.patient())
                        .param("i", arrived.report())
                        .query(Long.class)
                        .single());
    }
}
