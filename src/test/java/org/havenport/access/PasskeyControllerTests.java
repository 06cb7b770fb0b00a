package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.passkeys.Keyholders;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with a passkey, over real HTTP, and everything a forger could send. */
@PortalTest
class PasskeyControllerTests {

    private static final String WRONG = "That passkey does not open this portal";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String LATE = "The page was open too long";

    @Autowired
    Cast cast;

    @Autowired
    Keyholders keyholders;

    @Autowired
    Asking asking;

    @Autowired
    TestClock clock;

    @Test
    @Verifies({"B.sec.3#13", "B.sec.3#2"})
    void itHoldsForThePatientAndForStaff() {
        for (var who : new CastMember[] {cast.newPatient(), cast.newStaff(Role.NURSE)}) {
            var device = keyholders.give(who);
            var browser = who.newBrowser();
            var in = keyholders.signIn(browser, device);
            assertThat(in.status()).isEqualTo(303);
            assertThat(browser.get(in.location()).status()).isEqualTo(200);
            assertThat(factorsOf(who.account())).isEqualTo("PASSKEY");
            assertThat(keyholders.signIn(who.newBrowser(), device).status()).isEqualTo(303);
        }
    }

    @Test
    void whoSaysThatOthersUseTheComputerIsNotRememberedThere() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        var library = who.newBrowser();
        assertThat(library.get("/sign-in").body()).contains("id=\"shared-passkey\"");
        var answer = device.show(keyholders.asked(library));
        assertThat(library.post("/sign-in/passkey", "answer", answer, "shared", "yes")
                        .status())
                .isEqualTo(303);
        assertThat(library.get("/home").body()).contains("class=\"shared-computer\"");
        assertThat(library.cookie("havenport-device")).isEmpty();
    }

    @Test
    @Verifies("B.sec.3#14")
    void anAnswerWorksOnce() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        var browser = who.newBrowser();
        var answer = device.show(keyholders.asked(browser));
        var asked = browser.cookie("havenport-asked");
        assertThat(browser.post("/sign-in/passkey", "answer", answer).status()).isEqualTo(303);
        var again = who.newBrowser();
        again.setCookie("havenport-asked", asked);
        refused(again.post("/sign-in/passkey", "answer", answer), LATE);
    }

    @Test
    @Verifies("B.sec.3#14")
    void onlyTheBrowserThatWasAskedCanAnswer() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        var asked = keyholders.asked(who.newBrowser());
        var thief = cast.stranger();
        refused(thief.post("/sign-in/passkey", "answer", device.show(asked)), LATE);
        keyholders.asked(thief);
        refused(thief.post("/sign-in/passkey", "answer", device.show(asked)), WRONG);
    }

    @Test
    @Verifies("B.sec.3#14")
    void aQuestionLivesForFiveMinutes() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        var browser = who.newBrowser();
        var answer = device.show(keyholders.asked(browser));
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        try {
            refused(browser.post("/sign-in/passkey", "answer", answer), LATE);
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("B.sec.3#14")
    void anAnswerForAnotherPageOrHostIsRefused() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        refused(keyholders.signIn(who.newBrowser(), device.on("https://portal.example.net")), WRONG);
        device.on(cast.portal().toString());
        refused(keyholders.signIn(who.newBrowser(), device.forHost("example.net")), WRONG);
        device.forHost("localhost");
        assertThat(keyholders.signIn(who.newBrowser(), device).status()).isEqualTo(303);
    }

    @Test
    @Verifies("B.sec.3#13")
    void aPasskeyThatVerifiedNobodyIsNotEnough() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        refused(keyholders.signIn(who.newBrowser(), device.verifies(false)), WRONG);
    }

    @Test
    @Verifies("B.sec.3#14")
    void anotherKeyOrAnotherUserIsRefused() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        refused(
                keyholders.signIn(
                        who.newBrowser(), keyholders.give(cast.newPatient()).handle(new byte[32])),
                WRONG);
        refused(keyholders.signIn(who.newBrowser(), device.loseKey()), WRONG);
        for (var nonsense : new String[] {"", "{}", "null", "[]", "{\"id\":1}", "a".repeat(30_000)}) {
            var browser = cast.stranger();
            keyholders.asked(browser);
            refused(browser.post("/sign-in/passkey", "answer", nonsense), WRONG);
        }
    }

    @Test
    @Verifies({"B.sec.3#15", "A1.4#7"})
    void aPasskeyThatCountsBackwardsIsShutAndNoticed() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        assertThat(keyholders.signIn(who.newBrowser(), device.counts(7)).status())
                .isEqualTo(303);
        refused(keyholders.signIn(who.newBrowser(), device.counts(3)), "there seem to be two of it");
        var firefox = who.newBrowser();
        var shown = device.counts(50).show(keyholders.asked(firefox));
        refused(
                firefox.postWith(new String[] {"User-Agent", FIREFOX}, "/sign-in/passkey", "answer", shown),
                "there seem to be two of it");
        assertThat(lines("copied-passkey-refused", who.account())).isEqualTo(2);
        assertThat(failures(who)).containsExactlyInAnyOrder("PASSKEY  false", "PASSKEY Firefox false");
        assertThat(told(who)).as("told once, not at every try").isOne();
    }

    @Test
    @Verifies("B.sec.3#14")
    void anEndedAccountIsRefusedLikeAPasskeyNobodyHas() {
        var who = cast.newStaff(Role.NURSE);
        var device = keyholders.give(who);
        asking.atTheDoor(sql -> sql.of("update access.account set ended_at = :now where id = :id")
                .param("now", org.havenport.viewer.Sql.time(sql.now()))
                .param("id", who.account())
                .update());
        var ended = keyholders.signIn(who.newBrowser(), device);
        refused(ended, WRONG);
        var nobodys = new org.havenport.passkeys.Authenticator(cast.portal().toString());
        var unknown = keyholders.signIn(cast.stranger(), nobodys.handle(new byte[32]));
        assertThat(unknown.bodyWithoutToken()).isEqualTo(ended.bodyWithoutToken());
        assertThat(lines("sign-in-failed", who.account())).isOne();
        assertThat(failures(who)).containsExactly("PASSKEY  false");
    }

    @Test
    @Verifies("A1.4#6")
    void everybodyIsAskedTheSame() {
        var known = cast.newPatient();
        keyholders.give(known);
        var first = keyholders.asked(known.newBrowser());
        var other = keyholders.asked(cast.stranger());
        assertThat(withoutChallenge(first)).isEqualTo(withoutChallenge(other)).contains("\"allowCredentials\":[]");
    }

    @Test
    void failuresOfThePasswordDoNotLockThePasskey() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        var browser = who.newBrowser();
        for (int i = 0; i < 12; i++) {
            browser.get("/sign-in");
            browser.post("/sign-in", "username", who.username(), "password", "wrong-" + i);
        }
        assertThat(browser.post("/sign-in", "username", who.username(), "password", who.password())
                        .status())
                .isNotEqualTo(303);
        assertThat(keyholders.signIn(browser, device).status()).isEqualTo(303);
    }

    private static String withoutChallenge(String options) {
        return options.replaceAll("\"challenge\":\"[^\"]+\"", "");
    }

    private static void refused(Browser.Answer answer, String why) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(one -> one.startsWith("havenport="));
    }

    private String factorsOf(UUID account) {
        return asking.atTheDoor(
                sql -> sql.of("""
                        select factors from viewer.session where actor_id = :id and complete
                        order by created_at desc limit 1
                        """).param("id", account).query(String.class).single());
    }

    /** How, from which browser, and whether it counts towards a lock; each with a network. */
    private List<String> failures(CastMember who) {
        return asking.atTheDoor(sql ->
                sql.of("""
                                select way || ' ' || browser || ' ' || counts from access.failure
                                where name_blind = (select username_blind from access.account where id = :id)
                                  and network_blind is not null and address_sealed is not null
                                """).param("id", who.account()).query(String.class).list());
    }

    private long told(CastMember who) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("""
                                select count(*) from notices.notice
                                where patient_id = :id and kind = 'access.passkey-copied'
                                """).param("id", who.patient()).query(Long.class).single());
    }

    private long lines(String action, UUID account) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select count(*) from audit.line where action = :action and item = :item")
                        .param("action", action)
                        .param("item", account)
                        .query(Long.class)
                        .single());
    }

    @Test
    @Verifies({"B.sec.3#7", "B.sec.3#14"})
    void aPasskeyProvesAgainAndOnlyItsOwnPersons() {
        var who = cast.newPatient();
        var device = keyholders.give(who);
        var others = keyholders.give(cast.newPatient());
        var browser = who.newBrowser();
        keyholders.signIn(browser, device);
        clock.advance(Duration.ofMinutes(11));
        try {
            var stopped = browser.get("/you/sign-in/passkeys/new");
            assertThat(stopped.location()).startsWith("/sign-in/again");
            assertThat(browser.get(stopped.location()).body()).contains("Use my passkey");
            assertThat(proved(browser, others).status()).isEqualTo(422);
            assertThat(failures(who)).containsExactly("PROOF_AGAIN  false");
            assertThat(browser.get("/you/sign-in/passkeys/new").status()).isEqualTo(303);
            var before = browser.cookie("havenport");
            assertThat(proved(browser, device).location()).isEqualTo("/you/sign-in/passkeys/new");
            assertThat(browser.cookie("havenport")).isNotEqualTo(before);
            assertThat(browser.get("/you/sign-in/passkeys/new").status()).isEqualTo(200);
        } finally {
            clock.back();
        }
    }

    private static Browser.Answer proved(Browser browser, org.havenport.passkeys.Authenticator device) {
        var asked = browser.post("/sign-in/again/passkey/options");
        assertThat(asked.status()).isEqualTo(200);
        return browser.post(
                "/sign-in/again/passkey", "to", "/you/sign-in/passkeys/new", "answer", device.show(asked.body()));
    }
}
