package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SignInControllerTests {

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void aPatientSignsInWithPasswordAndCode() {
        var ann = cast.newPatient();
        var browser = ann.newBrowser();
        assertThat(browser.get("/home").location()).isEqualTo("/sign-in");

        ann.signIn(browser);

        assertThat(browser.get("/sign-in").location()).isEqualTo("/home");
    }

    @Test
    void aMemberOfStaffSignsInToTheirOwnFirstPage() {
        assertThat(cast.dora().browser().get("/sign-in").location()).isEqualTo("/staff");
    }

    @Test
    void aUserNameIsTheSameInCapitals() {
        var ann = cast.newPatient();
        var name = ann.username().toUpperCase(java.util.Locale.ROOT);
        assertThat(password(ann.newBrowser(), " " + name + " ", ann.password()).location())
                .isEqualTo("/sign-in/code");
    }

    @Test
    @Verifies("A1.4#6")
    void aNameThatDoesNotExistGetsTheSamePageAsAWrongPassword() {
        var ann = cast.newPatient();
        var browser = cast.stranger();
        for (int i = 0; i < 10; i++) {
            var known = password(browser, ann.username(), "wrong");
            var unknown = password(browser, "x" + ann.username(), "wrong");
            assertThat(known.status()).isEqualTo(unknown.status());
            assertThat(known.bodyWithoutToken())
                    .isEqualTo(unknown.bodyWithoutToken().replace("x" + ann.username(), ann.username()));
            assertThat(known.headers().map().keySet())
                    .isEqualTo(unknown.headers().map().keySet());
            clock.advance(Duration.ofMinutes(3));
        }
    }

    @Test
    @Verifies("B.sec.3#2")
    void thePasswordAloneOpensNothing() {
        var ann = cast.newPatient();
        var browser = ann.newBrowser();
        password(browser, ann.username(), ann.password());
        assertThat(browser.get("/home").location()).isEqualTo("/sign-in");
    }

    @Test
    @Verifies("B.sec.3#4")
    void aCodeWorksOnce() {
        var ann = cast.newPatient();
        var code = ann.code();
        var first = ann.newBrowser();
        password(first, ann.username(), ann.password());
        assertThat(first.post("/sign-in/code", "code", code).location()).isEqualTo("/home");

        var second = ann.newBrowser();
        password(second, ann.username(), ann.password());
        var again = second.post("/sign-in/code", "code", code);
        assertThat(again.status()).isEqualTo(422);
        assertThat(second.get("/home").location()).isEqualTo("/sign-in");
        assertThat(second.post("/sign-in/code", "code", ann.code()).location()).isEqualTo("/home");
    }

    @Test
    void everyStepBeginsANewSession() {
        var ann = cast.newPatient();
        var browser = ann.newBrowser();
        browser.setCookie("havenport", "given-by-somebody-else");
        password(browser, ann.username(), ann.password());
        var half = browser.cookie("havenport");
        browser.post("/sign-in/code", "code", ann.code());
        var whole = browser.cookie("havenport");

        assertThat(half).isNotEqualTo("given-by-somebody-else").hasSize(43);
        assertThat(whole).isNotEqualTo(half).hasSize(43);
        browser.setCookie("havenport", half);
        assertThat(browser.get("/sign-in/code").location()).isEqualTo("/sign-in");
    }

    @Test
    void signingOutEndsTheSessionAndClearsTheBrowser() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        var token = browser.cookie("havenport");
        var out = browser.post("/sign-out");
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Clear-Site-Data")).contains("cache", "storage");
        assertThat(browser.cookie("havenport")).isEmpty();

        browser.setCookie("havenport", token);
        assertThat(browser.get("/home").location()).isEqualTo("/sign-in");
    }

    @Test
    void whoeverIsNotSignedInCannotTellWhatExists() {
        var stranger = cast.stranger();
        for (var path : new String[] {"/home", "/staff", "/results/1", "/no-such-page", "/staff/no-such-page"}) {
            assertThat(stranger.get(path).status()).isEqualTo(303);
            assertThat(stranger.get(path).location()).isEqualTo("/sign-in");
            assertThat(stranger.postBare(path).location()).isEqualTo("/sign-in");
        }
    }

    @Test
    void aFormThatIsNotOursSendsNothing() {
        var ann = cast.newPatient();
        var refused = ann.newBrowser().postBare("/sign-in", "username", ann.username(), "password", ann.password());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Nothing was sent");
        assertThat(ann.browser().postBare("/sign-out").status()).isEqualTo(403);
        assertThat(ann.browser().get("/sign-in").location()).isEqualTo("/home");
    }

    @Test
    @Verifies({"A1.4#1", "A1.4#5"})
    void tenFailuresLockTheNameUntilTheTimeIsOver() {
        var ann = cast.newPatient();
        var browser = ann.newBrowser();
        for (int i = 1; i < 10; i++) {
            var wrong = password(browser, ann.username(), "wrong");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.body().contains("more tr")).isEqualTo(i >= 7);
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(password(browser, ann.username(), "wrong").status()).isEqualTo(429);
        var right = password(browser, ann.username(), ann.password());
        assertThat(right.status()).isEqualTo(429);
        assertThat(right.body()).contains("is locked here until");

        clock.advance(Duration.ofMinutes(31));
        assertThat(password(browser, ann.username(), ann.password()).location()).isEqualTo("/sign-in/code");
    }

    @Test
    void wrongCodesCountAsFailuresToo() {
        var ann = cast.newPatient();
        var browser = ann.newBrowser();
        password(browser, ann.username(), ann.password());
        for (int i = 1; i < 10; i++) {
            assertThat(browser.post("/sign-in/code", "code", "000000").status()).isEqualTo(422);
            clock.advance(Duration.ofMinutes(3));
            password(browser, ann.username(), ann.password());
        }
        assertThat(browser.post("/sign-in/code", "code", "000000").status()).isEqualTo(429);
        assertThat(password(browser, ann.username(), ann.password()).status()).isEqualTo(429);
    }

    @Test
    @Verifies("A1.4#3")
    void aNetworkThatFailsTooOftenMustWait() {
        var stranger = cast.stranger();
        for (int i = 0; i < 30; i++) {
            assertThat(password(stranger, "nobody-" + i, "wrong").status()).isEqualTo(422);
        }
        assertThat(password(stranger, "nobody-else", "wrong").status()).isEqualTo(429);
        var ann = cast.newPatient();
        assertThat(password(stranger, ann.username(), ann.password()).status()).isEqualTo(429);
        assertThat(password(ann.newBrowser(), ann.username(), ann.password()).location())
                .isEqualTo("/sign-in/code");
    }

    private static Browser.Answer password(Browser browser, String username, String password) {
        return browser.post("/sign-in", "username", username, "password", password);
    }
}
