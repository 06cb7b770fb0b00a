package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.havenport.access.RecoveryCodes;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.passkeys.Keyholders;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands beside the mail: paper, and where the practice decided so, a text message, which is called weaker. */
@PortalTest
class SecondProofsTests {

    private static final String OPTIONS = "/forgotten/proof/options";

    @Autowired
    Forgetful forgetful;

    @Autowired
    Keyholders keyholders;

    @Autowired
    Cast cast;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    ContactPoints points;

    @Autowired
    Deciding deciding;

    @Autowired
    Asking asking;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.3#6")
    void aCodeOnPaperStandsInForALostPhoneOnceAndANewAppIsSetUp() {
        var ann = forgetful.somebody();
        var sheet = asking.atTheDoor(sql -> codes.make(sql, ann.account()));
        var browser = forgetful.proved(ann);
        assertThat(prove(browser, "RECOVERY_CODE", sheet.getFirst()).location()).isEqualTo("/forgotten/new");
        var page = browser.get("/forgotten/new");
        assertThat(Forgetful.choose(browser, Forgetful.NEW).status())
                .as("without the digits of the new app")
                .isEqualTo(422);
        var done = browser.post(
                "/forgotten/new",
                "password",
                Forgetful.NEW,
                "again",
                Forgetful.NEW,
                "digits",
                forgetful.digitsOf(page));
        assertThat(done.location()).as(done.body()).isEqualTo("/forgotten/done");
        assertThat(forgetful.opens(ann.username(), Forgetful.NEW)).isTrue();

        assertThat(prove(forgetful.proved(ann), "RECOVERY_CODE", sheet.getFirst())
                        .status())
                .as("it was used before")
                .isEqualTo(422);
        assertThat(prove(forgetful.proved(ann), "TOTP", ann.code()).status())
                .as("the app of the lost phone")
                .isEqualTo(422);
    }

    @Test
    @Verifies("B.sec.3#9")
    void aTextMessageIsOffUnlessDecidedCalledWeakerAndOnlyToANumberKnownForADay() {
        var ann = forgetful.somebody();
        number(ann);
        var before = forgetful.proved(ann);
        assertThat(before.get("/forgotten/proof").body()).doesNotContain("text message");
        assertThat(before.post("/forgotten/text").status()).as("switched off").isEqualTo(422);
        assertThat(prove(before, "TEXT", "12345678").status()).isEqualTo(422);
        deciding.decide(RecoveryParameters.TEXT, true);
        try {
            var young = forgetful.proved(ann);
            assertThat(young.get("/forgotten/proof").body())
                    .as("a number of today")
                    .doesNotContain("text message");
            clock.advance(Duration.ofHours(25));
            var browser = forgetful.proved(ann);
            assertThat(browser.get("/forgotten/proof").body()).contains("This is the weaker way");
            assertThat(browser.post("/forgotten/text").location()).isEqualTo("/forgotten/proof");
            browser.get("/forgotten/proof");
            assertThat(prove(browser, "TEXT", "00000000").status()).isEqualTo(422);
            var right = prove(browser, "TEXT", forgetful.textOf(ann));
            assertThat(right.location()).as(right.body()).isEqualTo("/forgotten/new");
            assertThat(browser.get("/forgotten/new").body())
                    .as("the app is renewed, too")
                    .contains("class=\"key\"");
        } finally {
            clock.back();
            deciding.forget(RecoveryParameters.TEXT);
        }
    }

    @Test
    void aPasskeyBesideTheMailProvesItAndStaysWhileOthersEnd() {
        var ann = forgetful.somebody();
        var before = forgetful.proved(ann);
        assertThat(before.get("/forgotten/proof").body()).doesNotContain("Show your passkey");
        assertThat(before.post(OPTIONS).status()).as("she has none").isEqualTo(404);
        var hers = keyholders.give(ann);
        keyholders.give(ann);
        var browser = forgetful.proved(ann);
        assertThat(browser.get("/forgotten/proof").body()).contains("Show your passkey");

        var other = keyholders.give(forgetful.somebody());
        assertThat(show(browser, other.show(browser.post(OPTIONS).body())).status())
                .as("another person's")
                .isEqualTo(422);
        var answer = hers.show(browser.post(OPTIONS).body());
        assertThat(show(before, answer).status())
                .as("what another browser was asked")
                .isEqualTo(422);
        assertThat(show(browser, hers.show(browser.post(OPTIONS).body())).location())
                .isEqualTo("/forgotten/new");
        assertThat(browser.get("/forgotten/new").body()).as("the app stays").doesNotContain("class=\"key\"");
        assertThat(Forgetful.choose(browser, Forgetful.NEW).location()).isEqualTo("/forgotten/done");
        assertThat(forgetful.keysOf(ann)).isEqualTo("1 passkeys, 0 devices, 0 codes");
        assertThat(keyholders.signIn(ann.newBrowser(), hers).status()).isEqualTo(303);
    }

    @Test
    void nobodyIsAskedForAPasskeyBeforeTheMailWasRead() {
        var ann = forgetful.somebody();
        keyholders.give(ann);
        var browser = cast.stranger();
        assertThat(browser.post(OPTIONS).status()).isEqualTo(404);
        forgetful.ask(browser, ann.username());
        assertThat(browser.post(OPTIONS).status()).isEqualTo(404);
    }

    private static Browser.Answer show(Browser browser, String answer) {
        browser.get("/forgotten/proof");
        return browser.post("/forgotten/proof", "way", "PASSKEY", "answer", answer);
    }

    private void number(CastMember person) {
        var bits = Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 8_000_000L) + 2_000_000L;
        assertThat(points.enter(Forgetful.JOB, person.patient(), Channel.TEXT, "+1206" + bits))
                .isPresent();
        // Not changed beside the mail: that would be another rule.
        forgetful.asOwner("update notices.contact_point set replaces = null where patient_id = ?", person.patient());
    }

    private static Browser.Answer prove(Browser browser, String way, String typed) {
        browser.get("/forgotten/proof");
        return browser.post("/forgotten/proof", "way", way, "typed", typed);
    }
}
