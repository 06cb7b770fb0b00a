package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody gets in again alone, over HTTP, and everybody else does not. */
@PortalTest
class RecoveriesTests {

    private static final String FAILED = """
            insert into access.attempt (name_blind, strangers, resets, last_failed_at)
            select username_blind, ?, ?, created_at from access.account where id = ?
            on conflict (name_blind) do update set strangers = excluded.strangers, resets = excluded.resets
            """;

    @Autowired
    Forgetful forgetful;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("A1.4#4")
    void whoReadsTheMailAndHasTheAppChoosesANewPasswordAndIsOutEverywhere() {
        var ann = forgetful.somebody();
        var signedIn = ann.browser();
        var browser = forgetful.provedTwice(ann);
        var done = Forgetful.choose(browser, Forgetful.NEW);
        assertThat(done.location()).as(done.body()).isEqualTo("/forgotten/done");
        assertThat(browser.get("/forgotten/done").body()).contains("You can sign in again");

        assertThat(signedIn.get("/home").status()).as("signed out everywhere").isEqualTo(303);
        assertThat(forgetful.opens(ann.username(), ann.password())).isFalse();
        assertThat(forgetful.opens(ann.username(), Forgetful.NEW)).isTrue();
        assertThat(forgetful.told(ann, "recovery.done")).isEqualTo(1);
        assertThat(Forgetful.choose(browser, "Another-Quiet-Heron").location())
                .as("it is over")
                .isEqualTo("/forgotten");
    }

    @Test
    @Verifies("A1.4#10")
    void whoStrangersShutOutOfTheSignInStillRecoversAndTheOtherWayRound() {
        var ann = forgetful.somebody();
        forgetful.asOwner(FAILED, 60, 0, ann.account());
        assertThat(forgetful.opens(ann.username(), ann.password()))
                .as("shut by strangers")
                .isFalse();
        assertThat(Forgetful.choose(forgetful.provedTwice(ann), Forgetful.NEW).location())
                .isEqualTo("/forgotten/done");
        assertThat(forgetful.opens(ann.username(), Forgetful.NEW))
                .as("and begins anew")
                .isTrue();

        var cara = forgetful.somebody();
        forgetful.asOwner(FAILED, 0, 20, cara.account());
        var browser = cast.stranger();
        forgetful.ask(browser, cara.username());
        assertThat(browser.post("/forgotten/code", "code", forgetful.codeOf(cara))
                        .status())
                .as("wrong proofs of strangers")
                .isEqualTo(429);
        assertThat(forgetful.opens(cara.username(), cara.password())).isTrue();
    }

    @Test
    void whatAThiefLeftBehindOpensNothingAndTheNextSignInIsTold() {
        var ann = forgetful.somebody();
        ann.browser();
        clock.advance(Duration.ofSeconds(31));
        forgetful.aThiefLeavesKeys(ann);
        assertThat(forgetful.keysOf(ann)).isEqualTo("1 passkeys, 2 devices, 1 codes");
        var browser = forgetful.provedTwice(ann);
        assertThat(browser.get("/forgotten/new").body()).contains("Passkeys, recovery codes and known devices");
        assertThat(Forgetful.choose(browser, Forgetful.NEW).location()).isEqualTo("/forgotten/done");
        assertThat(forgetful.keysOf(ann)).isEqualTo("0 passkeys, 0 devices, 0 codes");
        assertThat(browser.get("/forgotten/done").body()).contains("Make new ones");

        clock.advance(Duration.ofSeconds(31));
        var next = cast.stranger();
        next.get("/sign-in");
        next.post("/sign-in", "username", ann.username(), "password", Forgetful.NEW);
        next.post("/sign-in/code", "code", ann.code());
        assertThat(forgetful.keysOf(ann)).contains("1 devices");
        assertThat(forgetful.told(ann, "access.new-device")).isEqualTo(1);
    }

    @Test
    void theMailAloneOpensNothingAndTheOwnerIsTold() {
        var ann = forgetful.somebody();
        var thief = forgetful.proved(ann);
        assertThat(Forgetful.choose(thief, Forgetful.NEW).location()).isEqualTo("/forgotten/proof");
        thief.get("/forgotten/proof");
        var wrong = thief.post("/forgotten/proof", "way", "TOTP", "typed", "000000");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(Forgetful.choose(thief, Forgetful.NEW).location()).isEqualTo("/forgotten/proof");
        thief.post("/forgotten/proof", "way", "RECOVERY_CODE", "typed", "AAAA-BBBB");
        assertThat(forgetful.told(ann, "recovery.refused")).as("told once").isEqualTo(1);
        assertThat(forgetful.opens(ann.username(), ann.password())).isTrue();
    }

    @Test
    void aCodeWorksInTheBrowserThatAskedAlone() {
        var ann = forgetful.somebody();
        var browser = cast.stranger();
        forgetful.ask(browser, ann.username());
        var other = cast.stranger();
        forgetful.ask(other, cast.cara().username());
        other.get("/forgotten/code");
        var foreign = other.post("/forgotten/code", "code", forgetful.codeOf(ann));
        assertThat(foreign.status()).as("another person's code").isEqualTo(422);
        var without = cast.stranger();
        without.get("/forgotten");
        assertThat(without.post("/forgotten/code", "code", forgetful.codeOf(ann))
                        .location())
                .as("no recovery of its own")
                .isEqualTo("/forgotten");
    }

    @Test
    void aCodeEndsAfterAQuarterOfAnHourAndAfterFiveTries() {
        var ann = forgetful.somebody();
        var late = cast.stranger();
        forgetful.ask(late, ann.username());
        clock.advance(Duration.ofMinutes(16));
        assertThat(late.post("/forgotten/code", "code", forgetful.codeOf(ann)).location())
                .isEqualTo("/forgotten");
        clock.back();

        var guessing = cast.stranger();
        forgetful.ask(guessing, ann.username());
        guessing.get("/forgotten/code");
        for (int i = 0; i < RecoveryParameters.TRIES; i++) {
            assertThat(guessing.post("/forgotten/code", "code", "0000000" + i).status())
                    .isEqualTo(422);
        }
        assertThat(guessing.post("/forgotten/code", "code", forgetful.codeOf(ann))
                        .status())
                .isEqualTo(429);
    }

    @Test
    @Verifies("A2.1#4")
    void whenAddressesChangeMeanwhileWhatWasBegunRestsToo() {
        var ann = forgetful.somebody();
        var thief = forgetful.provedTwice(ann);
        forgetful.bothAddressesChange(ann);
        assertThat(Forgetful.choose(thief, Forgetful.NEW).location()).isEqualTo("/forgotten");
        assertThat(forgetful.opens(ann.username(), ann.password())).isTrue();
    }

    @Test
    @Verifies("A1.1#1")
    void aShortPasswordChosenThisWayDoesNotStandAlone() {
        var ann = forgetful.somebody();
        forgetful.asOwner("update access.account set password_alone_since = created_at where id = ?", ann.account());
        assertThat(Forgetful.choose(forgetful.provedTwice(ann), Forgetful.NEW).location())
                .isEqualTo("/forgotten/done");
        assertThat(forgetful.needsPasswordAlone(ann)).as("a long one does").isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(Forgetful.choose(forgetful.provedTwice(ann), "velvet otters").location())
                .isEqualTo("/forgotten/done");
        assertThat(forgetful.needsPasswordAlone(ann)).isFalse();
    }

    @Test
    void twoAtOnceGiveOneNewPassword() throws InterruptedException {
        var ann = forgetful.somebody();
        var browser = forgetful.provedTwice(ann);
        browser.get("/forgotten/new");
        var tokens = new String[] {browser.cookie("havenport-recovery"), browser.cookie("havenport-form")};
        var hidden = browser.hidden();
        var answers = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                var password = Forgetful.NEW + i;
                threads.submit(() -> {
                    var same = cast.stranger();
                    same.setCookie("havenport-recovery", tokens[0]);
                    same.setCookie("havenport-form", tokens[1]);
                    answers.add(
                            same.postBare("/forgotten/new", "_csrf", hidden, "password", password, "again", password)
                                    .location());
                });
            }
        }
        assertThat(answers).containsExactlyInAnyOrder("/forgotten/done", "/forgotten");
        assertThat(forgetful.opens(ann.username(), Forgetful.NEW + 0)
                        ^ forgetful.opens(ann.username(), Forgetful.NEW + 1))
                .isTrue();
    }

    @Test
    @Verifies({"A1.4#6", "A1.4#9"})
    void aNameNobodyHasIsAnsweredByteForByteAlikeAtEveryStep() {
        var ann = forgetful.somebody();
        assertThat(walk("patient-" + UUID.randomUUID() + "@example.org"))
                .containsExactlyElementsOf(walk(ann.username()));
        var gone = forgetful.somebody();
        forgetful.asOwner("update access.account set ended_at = created_at where id = ?", gone.account());
        assertThat(walk("patient-" + UUID.randomUUID() + "@example.org"))
                .as("an account that has ended")
                .containsExactlyElementsOf(walk(gone.username()));
    }

    /** What somebody sees who asks for a name and guesses until it is held back. */
    private java.util.List<String> walk(String username) {
        var browser = cast.stranger();
        var seen = new StringBuilder(shape(forgetful.ask(browser, username)));
        seen.append(shape(browser.get("/forgotten/code")));
        seen.append(shape(browser.get("/forgotten/proof")));
        seen.append(shape(browser.get("/forgotten/new")));
        for (int i = 0; i < RecoveryParameters.TRIES + 1; i++) {
            seen.append(shape(browser.post("/forgotten/code", "code", "1234567" + i)));
        }
        browser.get("/sign-in");
        for (int i = 0; i < 6; i++) {
            seen.append(shape(browser.post("/sign-in", "username", username, "password", "wrong"))
                    .replace(username, "NAME"));
        }
        seen.append(shape(browser.get("/forgotten/code")));
        return seen.toString().lines().toList();
    }

    /** Everything but what is random: status, headers, body. */
    private static String shape(Browser.Answer answer) {
        var headers = new java.util.TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.status() + " "
                + headers.toString()
                        .replaceAll("havenport-recovery=[A-Za-z0-9_-]{43}", "havenport-recovery=*")
                        .replaceAll("havenport-form=[^;]*", "havenport-form=*")
                        .replaceAll("Expires=[^,;\\]]*,[^,;\\]]*", "Expires=*")
                        .replaceAll("nonce-[A-Za-z0-9+/=_-]+", "nonce-*")
                + "\n" + answer.bodyWithoutToken().replaceAll("\\d{1,2}:\\d{2}", "0:00") + "\n";
    }
}
