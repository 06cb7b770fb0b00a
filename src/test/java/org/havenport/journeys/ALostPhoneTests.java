package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.havenport.access.RecoveryCodes;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann's phone is gone. She gets in with her recovery sheet; and somebody without a sheet with help of the front desk. */
@PortalTest
@Tag("journey")
class ALostPhoneTests {

    private static final String NEW = "Nine-Patient-Otters";

    @Autowired
    Chromium chromium;

    @Autowired
    Cast cast;

    @Autowired
    GettingInAgain again;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    Patients patients;

    @Autowired
    Asking asking;

    @Test
    @Verifies("B.sec.3#6")
    void aSheetOfPaperAndTheMailOpenAndTheNewPhoneIsSetUp() throws IOException {
        var ann = again.somebody();
        var sheet = asking.atTheDoor(sql -> codes.make(sql, ann.person().account()));
        try (var phone = Screen.phone(chromium, "lost-phone", cast.portal(), "en-US")) {
            phone.open("/sign-in");
            phone.looks("sign-in");
            phone.follow("I cannot sign in");
            phone.looks("forgotten");
            phone.fill("username", ann.person().username());
            var code = again.asks(phone, ann);
            phone.fill("code", code);
            phone.press("Continue");
            phone.page().locator("#paper").fill(sheet.getFirst());
            phone.press(phone.page().locator("form:has(#paper) button"));
            phone.looks("new-phone");
            var key = GettingInAgain.key(phone);
            phone.fill("digits", again.digits(key, 0));
            phone.fill("password", NEW);
            phone.fill("again", NEW);
            phone.press("Use this from now on");
            assertThat(phone.main()).containsText("You can sign in again");
            comesIn(phone, ann.person(), key);
        }
    }

    @Test
    @Verifies("A1.4#4")
    void theFrontDeskMakesSureWhoItIsAndHandsOverACode() throws IOException {
        var ann = again.somebody();
        var who = patients.who((Viewer.Job) Viewer.job("journey"), ann.person().patient())
                .orElseThrow();
        try (var desk = Screen.desk(chromium, "help-to-sign-in", cast.portal(), true);
                var phone = Screen.phone(chromium, "help-to-sign-in-ann", cast.portal(), "es-US")) {
            desk.signIn(cast.frank());
            desk.open("/staff/patients/" + who.id());
            desk.follow("Give %s a code to sign in again".formatted(who.given()));
            desk.looksOnBoth("form");
            desk.press("Give a code");
            assertThat(desk.main()).containsText("Say how you made sure");
            desk.fill("given", who.given());
            desk.fill("family", who.family());
            desk.fill("birthDate", who.birthDate().toString());
            desk.choose("method", "IN_PERSON");
            desk.choose("reason", "LOST_PHONE");
            desk.press("Give a code");
            var code = desk.main().locator(".code-to-tell").innerText();
            desk.looksOnBoth("code");

            phone.open("/forgotten/with-help");
            phone.looks("with-help");
            phone.fill("username", ann.person().username());
            phone.fill("code", code);
            phone.press("Continuar");
            phone.looks("choose");
            var key = GettingInAgain.key(phone);
            phone.fill("digits", again.digits(key, 0));
            phone.fill("password", NEW);
            phone.fill("again", NEW);
            phone.press("Usar esto a partir de ahora");
            assertThat(phone.main()).containsText("Ya puede iniciar sesión");
            comesIn(phone, ann.person(), key);
            assertThat(again.letters(ann)).contains("You were given a code to sign in");

            desk.press(desk.page().locator("form[action='/sign-out'] button").first());
            desk.signIn(cast.gina());
            desk.open("/staff/recoveries");
            assertThat(desk.main()).containsText("In person.");
            desk.looksOnBoth("list");
        }
    }

    private void comesIn(Screen phone, CastMember person, String key) {
        phone.open("/sign-in");
        phone.fill("username", person.username());
        phone.fill("password", NEW);
        phone.press(phone.page().locator("form[action='/sign-in'] button").first());
        phone.fill("code", again.digits(key, 1));
        phone.press(phone.page().locator("form[action='/sign-in/code'] button").first());
        assertThat(phone.path()).isEqualTo("/home");
    }
}
