package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.passkeys.Keyholders;
import org.havenport.passwords.Hashes;
import org.havenport.viewer.Asking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Drill F-14: many networks try one name, and one network tries many. Whose name it is gets in every time, from the
 * browser they know and with their passkey; the password alone opens nothing to those who are new.
 */
@PortalTest
@Tag("slow")
class AnAttackOnANameKeepsItsOwnerInTests {

    private static final int NETWORKS = Integer.getInteger("havenport.networks", 20);
    private static final int TRIES = 5;

    @Autowired
    Cast cast;

    @Autowired
    Keyholders keyholders;

    @Autowired
    TestClock clock;

    @Autowired
    Hashes hashes;

    @Autowired
    Asking asking;

    @Autowired
    Usernames usernames;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies({"A1.4#1", "A1.4#3"})
    void theOwnerComesInWhileManyNetworksTryTheirName() throws Exception {
        var ann = cast.newPatient();
        var home = ann.newBrowser();
        ann.signIn(home);
        var passkey = keyholders.give(ann);
        int looked = 0;
        int in = 0;
        for (int network = 0; network < NETWORKS; network++) {
            looked += attack(ann, "127.%d.%d.9".formatted(40 + network / 250, network % 250 + 1));
            if (network % 10 == 9) {
                clock.advance(Duration.ofMinutes(1));
                home.post("/sign-out");
                assertThat(password(home, ann).location())
                        .as("the known browser, after %d networks", network + 1)
                        .isEqualTo("/sign-in/code");
                assertThat(home.post("/sign-in/code", "code", ann.code()).location())
                        .isEqualTo("/home");
                assertThat(keyholders.signIn(cast.stranger(), passkey).status())
                        .as("the passkey, in a browser nobody knows")
                        .isEqualTo(303);
                in += 2;
            }
        }
        System.out.printf(
                "lockout: %d networks, %d wrong passwords looked at of %d; the owner came in %d of %d times%n",
                NETWORKS, looked, NETWORKS * TRIES, in, NETWORKS / 10 * 2);
        assertThat(looked).as("after the second each must wait").isLessThan(NETWORKS * TRIES);
    }

    /** Without what makes the owner known they would be out: so the drill would see it if that were lost. */
    @Test
    void aBrowserNobodyKnowsIsShutOutByTheSameAttack() throws Exception {
        var ann = cast.newPatient();
        var home = ann.newBrowser();
        ann.signIn(home);
        home.post("/sign-out");
        almostShut(ann);
        assertThat(password(cast.stranger(), ann).status()).as("not yet shut").isEqualTo(303);
        attack(ann, "127.39.1.9");
        assertThat(password(cast.stranger(), ann).status()).as("shut").isEqualTo(429);
        var device = home.cookie(From.COOKIE);
        assertThat(device).isNotEmpty();
        assertThat(password(home, ann).status()).as("known").isEqualTo(303);
        home.forgetCookies();
        assertThat(password(home, ann).status()).as("the cookie is gone").isEqualTo(429);
        var thief = cast.stranger();
        thief.setCookie(From.COOKIE, device + "x");
        assertThat(password(thief, ann).status()).as("another cookie").isEqualTo(429);
        thief.setCookie(From.COOKIE, device);
        assertThat(password(thief, cast.newPatient(), "wrong").status()).isEqualTo(422);
    }

    @Test
    void aKnownBrowserHasASmallCounterOfItsOwn() {
        var ann = cast.newPatient();
        var home = ann.newBrowser();
        ann.signIn(home);
        home.post("/sign-out");
        for (int i = 0; i < 10; i++) {
            password(home, ann, "wrong");
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(password(home, ann).status())
                .as("ten wrong ones lock it too")
                .isEqualTo(429);
        assertThat(password(cast.stranger(), ann).status())
                .as("and nothing but it")
                .isEqualTo(303);
    }

    @Test
    @Verifies("A1.4#3")
    void oneNetworkThatTriesManyNamesIsHeldBackBeforeAnyHash() throws Exception {
        var ann = cast.newPatient();
        var before = hashes.load().computed();
        int held = 0;
        for (int i = 0; i < 2 * 30; i++) {
            held += knock("sprayed-" + i + "@example.org", "Spring-2027", "127.38.1.1") == 429 ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(25);
        assertThat(hashes.load().computed() - before).isLessThanOrEqualTo(31);
        assertThat(knock(ann.username(), ann.password(), "127.38.1.1")).isEqualTo(429);
        assertThat(knock(ann.username(), ann.password(), "127.38.1.2")).isEqualTo(303);
    }

    /** As forty networks leave it. */
    private void almostShut(CastMember who) {
        asking.atTheDoor(sql ->
                sql.of("""
                        insert into access.attempt as a (name_blind, strangers, devices, last_failed_at)
                        values (:name, 58, 0, viewer.at())
                        on conflict (name_blind) do update set strangers = 58
                        """).param("name", usernames.blind(sql, who.username())).update());
    }

    private int attack(CastMember ann, String address) throws Exception {
        int looked = 0;
        for (int i = 0; i < TRIES; i++) {
            looked += knock(ann.username(), "Guess-" + i, address) == 422 ? 1 : 0;
        }
        return looked;
    }

    private int knock(String name, String password, String address) throws Exception {
        return new Knock("/sign-in", Map.of(), "username", name, "password", password)
                .at(cast.portal(), address)
                .status();
    }

    private static Browser.Answer password(Browser browser, CastMember who) {
        return password(browser, who, who.password());
    }

    private static Browser.Answer password(Browser browser, CastMember who, String password) {
        return browser.post("/sign-in", "username", who.username(), "password", password);
    }
}
