package org.havenport.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser in which somebody signed in is known again, to that account alone; a new one is told to its person. */
@PortalTest
class DevicesTests {

    private static final String COOKIE = "havenport-device";

    @Autowired
    Devices devices;

    @Autowired
    DeviceCookie values;

    @Autowired
    Vault vault;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void theBrowserIsKnownAfterACompleteSignInAndToThatAccountAlone() {
        var ann = cast.newPatient();
        var browser = ann.newBrowser();
        browser.get("/sign-in");
        browser.post("/sign-in", "username", ann.username(), "password", ann.password());
        assertThat(browser.cookie(COOKIE)).isEmpty();
        browser.post("/sign-in/code", "code", ann.code());
        var device = browser.cookie(COOKIE);

        assertThat(device).as("a token and its tag").hasSize(43 + 1 + 28);
        assertThat(knows(ann.account(), device)).isTrue();
        assertThat(knows(cast.newPatient().account(), device)).isFalse();
        assertThat(knows(null, device)).isFalse();
        assertThat(knows(ann.account(), null)).isFalse();
    }

    @Test
    void signingOutKeepsTheDeviceKnownAndClearsTheRest() {
        var ann = cast.newPatient();
        var browser = signedIn(ann);
        var out = browser.post("/sign-out");
        assertThat(out.header("Clear-Site-Data")).contains("cache", "storage").doesNotContain("cookies");
        assertThat(browser.cookie("havenport")).isEmpty();
        assertThat(knows(ann.account(), browser.cookie(COOKIE))).isTrue();
    }

    @Test
    void aSignInFromANewDeviceIsToldAndFromAKnownOneNot() {
        var ann = cast.newPatient();
        var first = signedIn(ann);
        assertThat(told(ann, "access.new-device")).isZero();
        first.post("/sign-out");
        clock.advance(Duration.ofSeconds(31));
        ann.signIn(first);
        assertThat(told(ann, "access.new-device")).isZero();
        signedIn(ann);
        assertThat(told(ann, "access.new-device")).isEqualTo(1);
    }

    @Test
    void aCookieOfBeforeThereWereTagsIsKnownAndGetsOneAtTheNextSignIn() {
        var ann = cast.newPatient();
        var browser = signedIn(ann);
        var tagged = browser.cookie(COOKIE);
        var before = tagged.substring(0, tagged.indexOf('.'));
        browser.post("/sign-out");
        browser.setCookie(COOKIE, before);
        assertThat(values.isOurs(before)).isFalse();
        assertThat(knows(ann.account(), before)).isTrue();

        clock.advance(Duration.ofSeconds(31));
        ann.signIn(browser);
        assertThat(told(ann, "access.new-device")).isZero();
        assertThat(browser.cookie(COOKIE)).isEqualTo(tagged);
    }

    @Test
    void aTagThatIsNotOursIsNoneAndGetsNoSecond() {
        var ann = cast.newPatient();
        var browser = signedIn(ann);
        var device = browser.cookie(COOKIE);
        for (var changed : List.of(
                device + "x",
                device.substring(0, device.length() - 1),
                turned(device, 0),
                turned(device, 43 + 1),
                turned(device, device.length() - 1),
                device.substring(0, 43 + 1),
                device.substring(43),
                device.substring(0, 43 + 1) + "!".repeat(28),
                device.substring(0, 43 + 1) + "A".repeat(28))) {
            assertThat(values.isOurs(changed)).as(changed).isFalse();
            assertThat(knows(ann.account(), changed)).as(changed).isFalse();
        }
        browser.post("/sign-out");
        browser.setCookie(COOKIE, turned(device, device.length() - 1));
        clock.advance(Duration.ofSeconds(31));
        ann.signIn(browser);
        assertThat(browser.cookie(COOKIE)).hasSameSizeAs(device).isNotEqualTo(device);
        assertThat(values.isOurs(browser.cookie(COOKIE))).isTrue();
    }

    /** The same, with another letter at one place. */
    private static String turned(String value, int at) {
        return value.substring(0, at) + (value.charAt(at) == 'A' ? 'B' : 'A') + value.substring(at + 1);
    }

    @Test
    void theKeyIsTheOrganisationsAndATagOfTheAuditLogIsNone() {
        var token = "d".repeat(43);
        assertThat(new DeviceCookie(vault).isOurs(values.of(token)))
                .as("another node")
                .isTrue();
        var tag = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.mac(token.getBytes(UTF_8)));
        assertThat(values.isOurs(token + "." + tag)).isFalse();
    }

    @Test
    void aSharedComputerIsNeverKnownAndItsSignInIsTold() {
        var ann = cast.newPatient();
        signedIn(ann);
        clock.advance(Duration.ofSeconds(31));
        var library = ann.newBrowser();
        library.get("/sign-in");
        library.post("/sign-in", "username", ann.username(), "password", ann.password(), "shared", "yes");
        library.post("/sign-in/code", "code", ann.code());

        assertThat(library.cookie(COOKIE)).isEmpty();
        assertThat(told(ann, "access.new-device")).isEqualTo(1);
        assertThat(library.get("/home").body()).contains("Others use this computer");
        assertThat(library.post("/sign-out").header("Clear-Site-Data")).contains("cookies");
    }

    private Browser signedIn(CastMember who) {
        // A code of the app works once: for the next there need not be a wait.
        clock.advance(Duration.ofSeconds(31));
        var browser = who.newBrowser();
        who.signIn(browser);
        return browser;
    }

    private boolean knows(@Nullable UUID account, @Nullable String device) {
        return asking.atTheDoor(sql -> devices.knows(sql, account, device));
    }

    private long told(CastMember who, String kind) {
        return asking.as(
                org.havenport.viewer.Viewer.job("test"),
                sql -> sql.of("select count(*) from notices.notice where patient_id = :patient and kind = :kind")
                        .param("patient", who.patient())
                        .param("kind", kind)
                        .query(Long.class)
                        .single());
    }
}
