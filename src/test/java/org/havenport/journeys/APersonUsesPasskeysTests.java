package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passkeys in a real browser: made, used, named and removed, on a phone and with a security key. */
@PortalTest
@Tag("journey")
class APersonUsesPasskeysTests {

    private static final String ALL = "/you/sign-in/passkeys";
    private static final String SIGN_IN = "Sign in with a passkey";

    @Autowired
    Chromium chromium;

    @Autowired
    Cast cast;

    @Test
    @Verifies({"B.sec.3#13", "B.sec.3#2"})
    void annMakesOneOnHerPhoneAndOneOnAKeyAndSignsInWithEach() {
        var ann = cast.newPatient();
        try (var phone = Screen.phone(chromium, "passkeys", cast.portal(), "en-US")) {
            var finger = Device.builtInto(phone);
            phone.signIn(ann);
            make(phone, "My phone");
            assertThat(phone.main()).containsText("Your passkey is ready");
            phone.looks("made");
            assertThat(finger.passkeys()).isOne();

            signOut(phone);
            phone.looks("sign-in");
            phone.press(SIGN_IN);
            arrives(phone, "/home");
            phone.open(ALL);
            assertThat(phone.main()).containsText("Last used on");

            // The same device has one already, and makes no second.
            phone.open(ALL + "/new");
            phone.press("Make a passkey");
            assertThat(phone.main()).containsText("This device has a passkey for you already");
            finger.unplug();

            var key = Device.keyIn(phone);
            make(phone, "Key ring");
            signOut(phone);
            phone.press(SIGN_IN);
            arrives(phone, "/home");

            phone.open(ALL);
            phone.follow("Key ring");
            phone.looks("one");
            phone.fill("label", "Blue key");
            phone.press("Save the name");
            assertThat(phone.main()).containsText("Blue key");
            phone.follow("Blue key");
            phone.press("Remove this passkey");
            assertThat(phone.main()).not().containsText("Blue key");
            signOut(phone);
            phone.press(SIGN_IN);
            assertThat(phone.main()).containsText("does not open this portal");
            phone.looks("removed");
            key.unplug();
        }
    }

    @Test
    @Verifies("B.sec.3#3")
    void doraSignsInWithHerKeyAndOnlyWithItsPin() {
        var dora = cast.newStaff(Role.NURSE);
        try (var desk = Screen.desk(chromium, "passkeys-staff", cast.portal(), true)) {
            var key = Device.keyIn(desk);
            desk.signIn(dora);
            make(desk, "");
            desk.looks("made");
            signOut(desk);
            key.verifies(false);
            desk.press(SIGN_IN);
            assertThat(desk.main()).containsText("It was stopped");
            desk.looks("stopped");
            key.verifies(true);
            desk.press(SIGN_IN);
            arrives(desk, "/staff");
        }
    }

    @Test
    @Verifies("B.sec.3#15")
    void aCopyOfAKeyIsShut() {
        var ann = cast.newPatient();
        try (var hers = Screen.desk(chromium, "passkeys-hers", cast.portal(), true);
                var theirs = Screen.desk(chromium, "passkeys-copied", cast.portal(), true)) {
            var key = Device.keyIn(hers);
            hers.signIn(ann);
            make(hers, "Key");
            signOut(hers);
            theirs.open("/sign-in");
            key.copyTo(Device.keyIn(theirs));
            hers.press(SIGN_IN);
            arrives(hers, "/home");
            signOut(hers);
            hers.press(SIGN_IN);
            arrives(hers, "/home");
            theirs.press(SIGN_IN);
            assertThat(theirs.main()).containsText("there seem to be two of it");
            theirs.looks("refused");
            hers.open(ALL);
            assertThat(hers.main()).containsText("It works no longer");
            hers.looks("shut");
        }
    }

    @Test
    void withoutScriptThePasswordIsTheWay() {
        try (var desk = Screen.desk(chromium, "passkeys-without-script", cast.portal(), false)) {
            desk.open("/sign-in");
            assertThat(desk.words()).doesNotContain(SIGN_IN).contains("Password");
            desk.signIn(cast.newPatient());
            desk.open(ALL + "/new");
            assertThat(desk.main()).containsText("its scripts are switched off");
            desk.looks("new");
        }
    }

    private static void make(Screen screen, String name) {
        screen.open(ALL + "/new");
        screen.fill("label", name);
        screen.press("Make a passkey");
        arrives(screen, ALL);
    }

    private static void arrives(Screen screen, String path) {
        screen.page().waitForURL(url -> URI.create(url).getPath().equals(path));
    }

    /** As the button of the frame does, which a small screen hides in a menu. */
    private static void signOut(Screen screen) {
        screen.open("/");
        screen.page().evaluate("document.querySelector('form[action=\"/sign-out\"]').submit()");
        arrives(screen, "/");
        screen.open("/sign-in");
    }
}
