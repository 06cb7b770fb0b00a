package org.havenport.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.time.Duration;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann reads at a computer of the library, leaves in a hurry, and whoever comes next sees nothing. */
@PortalTest
@Tag("journey")
class ASharedLibraryComputerTests {

    private static final double TO_THE_WARNING =
            Duration.ofMinutes(28).plusSeconds(5).toMillis();

    @Autowired
    Chromium chromium;

    @Autowired
    Morning morning;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies({"B.sec.3#2", "B.sec.3#8"})
    void theNextPersonSeesNothing() throws IOException {
        var arrived = morning.bloodTest("5.4", "H");
        var ann = morning.accountOf(arrived);
        try (var library = Screen.desk(chromium, "library", cast.portal(), true)) {
            library.open("/sign-in");
            library.looksOnBoth("sign-in");
            signInAsAGuest(library, ann);
            library.open("/results");
            library.looks("results");
            assertThat(library.words()).contains("Others use this computer");

            library.press("Leave quickly");
            assertThat(library.path()).isEqualTo("/measures");
            library.looks("away");
            assertThat(library.page().title()).isEqualTo("Kitchen measures");
            assertThat(library.page().context().cookies())
                    .filteredOn(cookie -> cookie.name.contains("havenport") && !cookie.name.endsWith("-form"))
                    .isEmpty();

            library.page().goBack();
            library.looks("back");
            assertThat(library.path()).isEqualTo("/sign-in");
            assertThat(library.words()).doesNotContain(ann.username(), "Sodium", "Results");
            library.open("/results");
            assertThat(library.path()).isEqualTo("/sign-in");

            signInAsAGuest(library, cast.newPatient());
            library.open("/sign-in/kept");
            assertThat(library.path()).isEqualTo("/home");
            library.key("Escape");
            library.key("Escape");
            library.page().waitForURL("**/measures");
        }
    }

    @Test
    @Verifies("B.sec.3#8")
    void whoTypesIsWarnedInWordsAndLosesNothing() throws IOException {
        var arrived = morning.bloodTest("5.3", "H");
        var ann = morning.accountOf(arrived);
        try (var phone = Screen.phone(chromium, "idle", cast.portal(), "en-US")) {
            phone.signIn(ann);
            phone.page().clock().install();
            phone.open("/corrections/new/" + arrived.report());
            phone.fill("words", "It was taken in the morning");
            phone.page().clock().fastForward((long) TO_THE_WARNING);
            var warning = phone.page().locator("#session-warning");
            assertThat(warning).isVisible();
            assertThat(warning.locator("[role=status]")).hasText("You will be signed out in two minutes.");
            phone.looks("warning");
            phone.press("Stay signed in");
            assertThat(warning).isHidden();
            assertThat(phone.page().locator("[name=words]")).hasValue("It was taken in the morning");

            phone.page().clock().fastForward((long) TO_THE_WARNING);
            assertThat(warning).isVisible();
            phone.page().clock().fastForward(Duration.ofMinutes(2).toMillis());
            phone.page().waitForURL("**/sign-in");
            phone.looks("ended");
            assertThat(phone.words()).contains("What you typed is kept for one hour");

            phone.fill("username", ann.username());
            phone.fill("password", ann.password());
            phone.press(go(phone, "/sign-in"));
            phone.fill("code", ann.code());
            phone.press(go(phone, "/sign-in/code"));
            assertThat(phone.path()).isEqualTo("/sign-in/kept");
            phone.looks("kept");
            assertThat(phone.page().locator("textarea")).hasValue("It was taken in the morning");
        }
    }

    @Test
    @Verifies("B.sec.3#7")
    void whoGivesRightsShowsOnceMoreThatItIsThem() {
        var administrator = cast.newStaff(Role.ADMINISTRATOR);
        var member = cast.newStaff();
        try (var desk = Screen.desk(chromium, "step-up", cast.portal(), true)) {
            desk.signIn(administrator);
            desk.open("/staff/people/" + member.account());
            clock.advance(Duration.ofMinutes(11));
            var form = desk.page().locator("form[action$='/give']");
            desk.page()
                    .locator("details", new com.microsoft.playwright.Page.LocatorOptions().setHas(form))
                    .locator("summary")
                    .click();
            form.locator("[name=role]").selectOption("FRONT_DESK");
            form.locator("[name=reason]").fill("Covers a colleague in June");
            desk.press(form.locator("button[type=submit]").first());
            assertThat(desk.path()).isEqualTo("/sign-in/again");
            desk.looksOnBoth("again");
            desk.fill("password", administrator.password());
            desk.fill("code", administrator.code());
            desk.press("Go on");
            desk.looksOnBoth("kept");
            desk.press("Send it now");
            assertThat(desk.words()).contains("Covers a colleague in June");
        }
    }

    private static void signInAsAGuest(Screen library, CastMember who) {
        library.open("/sign-in");
        library.fill("username", who.username());
        library.fill("password", who.password());
        library.page().locator("#shared").check();
        library.press(go(library, "/sign-in"));
        library.fill("code", who.code());
        library.press(go(library, "/sign-in/code"));
        assertThat(library.path()).isEqualTo("/home");
    }

    private static Locator go(Screen screen, String action) {
        return screen.page()
                .locator("form[action='" + action + "'] button[type=submit]")
                .first();
    }
}
