package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.access.Totp;
import org.havenport.house.Cast;
import org.havenport.house.Overheard;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.patients.Claimed;
import org.havenport.patients.Patients;
import org.havenport.patients.Sex;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Rose is seventy. Frank at the desk invites her, Dora lets her say in her own words what the portal is for, and on her
 * own phone she makes her account, confirms what is agreed, and goes home with a sheet of codes for the day the phone is
 * lost.
 */
@PortalTest
@Tag("journey")
class ASeventyYearOldEnrolsWithHelpTests {

    private static final String PASSWORD = "Seven quiet herons by the river";

    @Autowired
    Chromium chromium;

    @Autowired
    Patients patients;

    @Autowired
    TextsInForce texts;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"B.sec.4#1", "A7#1", "A7#2"})
    void roseEnrolsAtTheDeskAndGoesHomeWithARecoverySheet() throws Exception {
        texts.all();
        var born = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                .minusYears(70)
                .minusDays(40);
        var rose = rose(born);
        var code = invited(rose);
        taught(rose);
        try (var phone = Screen.phone(chromium, "enrols", cast.portal(), "en-US")) {
            phone.open("/");
            phone.follow("I have a code from the practice");
            phone.looks("activate");
            phone.fill("code", code.toLowerCase(java.util.Locale.ROOT));
            phone.fill("month", String.valueOf(born.getMonthValue()));
            phone.fill("day", String.valueOf(born.getDayOfMonth()));
            phone.fill("year", String.valueOf(born.getYear()));
            phone.press("Next");
            phone.looks("choose");
            var key = phone.main().locator("code.key").innerText().replaceAll("\\s", "");
            phone.fill("password", PASSWORD);
            phone.fill("again", PASSWORD);
            phone.fill("digits", Totp.code(key, clock.instant()));
            phone.press("Make my account");
            assertThat(phone.path()).as("what comes first").isEqualTo("/you/agreements/sign");
            phone.looks("agreement");
            for (var box : phone.page().locator("[name='confirmed']").all()) {
                box.press("Space");
            }
            phone.press(phone.page().locator("form[action='/you/agreements/sign'] button.btn-primary"));
            phone.open("/home");
            assertThat(phone.path()).as("taught at the desk, so no tour").isEqualTo("/you/sign-in/offer");
            phone.looks("offer");
            phone.follow("Not now");
            assertThat(phone.path()).isEqualTo("/home");
            phone.looks("home");
            phone.open("/you/sign-in/codes");
            phone.press(phone.page().locator("form[action='/you/sign-in/codes'] button"));
            assertThat(phone.page().locator(".recovery-codes li")).hasCount(10);
            phone.looks("codes");
            var sheet = phone.page()
                    .waitForDownload(() -> phone.page()
                            .locator("form[action$='/sheet'] button")
                            .click());
            assertThat(new String(Files.readAllBytes(sheet.path()), StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF-");
            phone.open("/you/leave");
            phone.looks("leave");
        }
    }

    private String invited(UUID rose) throws java.io.IOException {
        try (var desk = Screen.desk(chromium, "enrols-desk", cast.portal(), true)) {
            desk.goOnAs(cast.frank().browser());
            desk.open("/staff/patients/" + rose);
            desk.follow("Account in the portal");
            desk.looksOnBoth("invite");
            desk.choose("checked", "NAME");
            desk.choose("checked", "BIRTH_DATE");
            desk.press("Make the invitation");
            desk.looksOnBoth("invited");
            var code = desk.main().locator(".code-to-tell").innerText();
            desk.open("/staff/enrolment");
            desk.looksOnBoth("lists");
            desk.open("/staff/enrolment/invite");
            desk.looksOnBoth("many");
            return code;
        }
    }

    private void taught(UUID rose) {
        var dora = cast.dora().browser();
        var page = "/staff/patients/" + rose + "/education";
        dora.get(page);
        var form = new ArrayList<String>(List.of("method", "IN_PERSON", "language", "en"));
        for (var topic : List.of("EMERGENCY", "NEW_PROBLEM", "SIGN_IN", "RESULTS", "NOT_HERE", "HELP")) {
            form.addAll(List.of("topics", topic));
        }
        var kept = dora.post(page, form.toArray(String[]::new));
        assertThat(kept.status()).as(kept.body()).isEqualTo(303);
    }

    private UUID rose(LocalDate born) {
        var family = "Hart" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "y");
        var claimed = new Claimed(
                "journey", family, List.of("Rose"), born, Sex.FEMALE, List.of(), List.of(), List.of(), null, "en");
        var rose = patients.create(Viewer.job("test"), claimed);
        Overheard.knows(rose, family);
        cast.lookAfter(rose);
        return rose;
    }
}
