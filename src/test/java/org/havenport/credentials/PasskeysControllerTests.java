package org.havenport.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.passkeys.Authenticator;
import org.havenport.passkeys.Keyholders;
import org.havenport.passkeys.Passkeys;
import org.havenport.passkeys.Passkeys.Removed;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person's own passkeys, over real HTTP; and that nobody else's can be touched. */
@PortalTest
class PasskeysControllerTests {

    private static final String PATH = "/you/sign-in/passkeys";
    private static final Pattern ONE = Pattern.compile(PATH + "/([0-9a-f-]{36})\"");

    @Autowired
    Cast cast;

    @Autowired
    Keyholders keyholders;

    @Autowired
    Passkeys passkeys;

    @Autowired
    Asking asking;

    @Test
    @Verifies("B.sec.3#13")
    void itIsAddedNamedAndRemovedAndToldEachTime() {
        for (var who : new CastMember[] {cast.newPatient(), cast.newStaff(Role.NURSE), cast.newStaff()}) {
            var browser = who.browser();
            browser.get(PATH + "/new");
            var options = browser.post(PATH + "/options").body();
            var device = new Authenticator(cast.portal().toString());
            var added = browser.post(PATH, "answer", device.make(options), "label", "Tablet <b>");
            assertThat(added.location()).isEqualTo(PATH + "?done=added");
            assertThat(browser.get(PATH).body()).contains("Tablet &lt;b&gt;", "Not used yet");
            assertThat(told(who, "credentials.passkey-added")).isOne();

            var one = PATH + "/" + only(browser);
            assertThat(browser.post(one + "/name", "label", " ").status()).isEqualTo(422);
            assertThat(browser.post(one + "/name", "label", "Old tablet").status())
                    .isEqualTo(303);
            assertThat(browser.get(one).body()).contains("Old tablet");
            assertThat(browser.get("/you/sign-in").body()).contains("You have one.");

            assertThat(browser.post(one + "/remove").location()).isEqualTo(PATH + "?done=removed");
            assertThat(browser.get(PATH).body()).contains("You have no passkey yet");
            assertThat(told(who, "credentials.passkey-removed")).isOne();
            assertThat(keyholders.signIn(who.newBrowser(), device).status()).isEqualTo(422);
        }
    }

    @Test
    @Verifies("B.sec.3#14")
    void whatADeviceMadeForAnotherSessionOrPageIsNotAdded() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        browser.get(PATH + "/new");
        var device = new Authenticator(cast.portal().toString());
        refused(
                browser,
                device.make(
                        keyholders.asked(cast.stranger()).replace("\"rpId\"", "\"user\":{\"id\":\"AA\"},\"rpId\"")));
        refused(
                browser,
                device.on("https://portal.example.net")
                        .make(browser.post(PATH + "/options").body()));
        device.on(cast.portal().toString());
        refused(
                browser,
                device.verifies(false).make(browser.post(PATH + "/options").body()));
        var answer = device.verifies(true).make(browser.post(PATH + "/options").body());
        assertThat(browser.post(PATH, "answer", answer, "label", "").status()).isEqualTo(303);
        refused(browser, answer);
        var cara = cast.newPatient().browser();
        cara.get(PATH + "/new");
        refused(cara, device.make(cara.post(PATH + "/options").body()));
    }

    @Test
    void itRefusesAnotherPatient() {
        var ann = cast.newPatient();
        keyholders.give(ann);
        var one = PATH + "/" + only(ann.browser());
        for (var other : new Browser[] {cast.cara().browser(), cast.dora().browser(), cast.stranger()}) {
            other.get("/");
            assertThat(other.get(one).body()).doesNotContain("My key");
            assertThat(other.post(one + "/name", "label", "mine").location()).doesNotContain("done");
            assertThat(other.post(one + "/remove").location()).doesNotContain("done");
        }
        assertThat(ann.browser().get(PATH).body()).contains("My key");
    }

    @Test
    @Verifies("B.sec.3#16")
    void theLastWayInStays() {
        var ann = cast.newPatient();
        keyholders.give(ann);
        var browser = ann.browser();
        var one = PATH + "/" + only(browser);
        forget(ann, "password_hash = null, password_long = null");
        var refused = browser.post(one + "/remove");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("This is your last way to sign in");
        var second = keyholders.give(ann);
        assertThat(browser.post(one + "/remove").status()).isEqualTo(303);
        assertThat(keyholders.signIn(ann.newBrowser(), second).status()).isEqualTo(303);
    }

    @Test
    @Verifies("B.sec.3#16")
    void twoRemovedAtOnceLeaveOne() throws Exception {
        var ann = cast.newPatient();
        keyholders.give(ann);
        keyholders.give(ann);
        var viewer = keyholders.viewer(ann);
        var ids = passkeys.of(viewer).stream().map(one -> one.id()).toList();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = both.invokeAll(ids.stream()
                    .map(id -> (Callable<Removed>) () -> passkeys.remove(viewer, id, false, _ -> {}))
                    .toList());
            assertThat(ended).extracting(one -> one.get()).containsExactlyInAnyOrder(Removed.DONE, Removed.LAST_WAY_IN);
        }
        assertThat(passkeys.of(viewer)).hasSize(1);
    }

    private static void refused(Browser browser, String answer) {
        assertThat(browser.post(PATH, "answer", answer, "label", "x").status()).isEqualTo(422);
    }

    private static UUID only(Browser browser) {
        var found = ONE.matcher(browser.get(PATH).body());
        assertThat(found.find()).isTrue();
        return UUID.fromString(found.group(1));
    }

    private void forget(CastMember who, String what) {
        asking.atTheDoor(sql -> sql.of("update access.account set %s where id = :id".formatted(what))
                .param("id", who.account())
                .update());
    }

    private long told(CastMember who, String kind) {
        var whose = who.isStaff() ? "notices.account_notice where account_id" : "notices.notice where patient_id";
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select count(*) from %s = :whose and kind = :kind".formatted(whose))
                        .param("whose", who.isStaff() ? who.account() : who.patient())
                        .param("kind", kind)
                        .query(Long.class)
                        .single());
    }
}
