package org.havenport.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.regex.Pattern;
import org.havenport.access.Totp;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AppControllerTests {

    private static final String PATH = "/you/sign-in/app";
    private static final Pattern SECRET = Pattern.compile("name=\"secret\" value=\"([A-Z2-7]{32})\"");

    @Autowired
    Cast cast;

    @Autowired
    Clock clock;

    @Autowired
    Deciding deciding;

    @Autowired
    Protocols protocols;

    @AfterEach
    void asEver() {
        deciding.forget(choice());
    }

    @Test
    void anotherAppTakesThePlaceOfTheOldOne() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        var secret = secret(browser.get(PATH));
        assertThat(browser.post(PATH, "secret", secret, "digits", "000000").body())
                .contains("does not fit this key")
                .contains(secret);
        assertThat(browser.post(PATH, "secret", secret, "digits", Totp.code(secret, clock.instant()))
                        .location())
                .isEqualTo(PATH + "/changed");
        var next = passwordGiven(ann);
        assertThat(next.post("/sign-in/code", "code", ann.code()).status()).isEqualTo(422);
        var code = Totp.code(secret, clock.instant().plusSeconds(30));
        assertThat(next.post("/sign-in/code", "code", code).location()).isEqualTo("/home");
    }

    @Test
    @Verifies("B.sec.3#3")
    void staffHaveNoChoiceAboutTheSecondStep() {
        deciding.decide(choice(), true);
        var nurse = cast.newStaff(Role.NURSE).browser();
        assertThat(nurse.get(PATH).body()).doesNotContain("Switch the second step off");
        assertThat(nurse.post(PATH + "/second-step", "choice", "off").status()).isEqualTo(404);
    }

    @Test
    @Verifies({"A1.1#1", "B.sec.3#2"})
    void patientsSwitchItOffOnlyWhereTheOrganisationLetsThemAndWithALongPassword() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        assertThat(browser.get(PATH).body()).doesNotContain("Switch the second step off");
        assertThat(browser.post(PATH + "/second-step", "choice", "off").status())
                .isEqualTo(404);
        deciding.decide(choice(), true);
        assertThat(browser.get(PATH).body()).contains("Switch the second step off");
        assertThat(browser.post(PATH + "/second-step", "choice", "off").location())
                .isEqualTo(PATH);
        assertThat(browser.get(OverviewController.PATH).body()).contains("opens with the password alone");
        assertThat(passwordGiven(ann).get("/home").status()).isEqualTo(200);
        deciding.forget(choice());
        assertThat(passwordGiven(ann).get("/home").location()).isEqualTo("/sign-in");
        deciding.decide(choice(), true);
        assertThat(browser.post(PATH + "/second-step", "choice", "on").location())
                .isEqualTo(PATH);
        assertThat(passwordGiven(ann).get("/home").location()).isEqualTo("/sign-in");
    }

    @Test
    @Verifies("A1.1#1")
    void aShortPasswordDoesNotStandAlone() {
        deciding.decide(choice(), true);
        var ann = cast.newPatient();
        var browser = ann.browser();
        var fresh = "velvet otters";
        browser.post("/you/sign-in/password", "old", ann.password(), "password", fresh, "again", fresh);
        var answer = browser.post(PATH + "/second-step", "choice", "off");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("too short to stand alone");
    }

    private Browser passwordGiven(CastMember who) {
        var browser = who.newBrowser();
        browser.post("/sign-in", "username", who.username(), "password", who.password());
        return browser;
    }

    @SuppressWarnings("unchecked")
    private Parameter<Boolean> choice() {
        return (Parameter<Boolean>)
                protocols.parameter("passwords.patients-without-second").orElseThrow();
    }

    private static String secret(Browser.Answer page) {
        var found = SECRET.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
