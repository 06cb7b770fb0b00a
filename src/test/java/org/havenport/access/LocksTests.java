package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff open a lock for whoever they made sure of, and nobody else does. */
@PortalTest
class LocksTests {

    @Autowired
    Cast cast;

    @Autowired
    Patients patients;

    @Autowired
    Asking asking;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("A1.4#4")
    void theFrontDeskOpensAPatientsLockWithTwoIdentifiersTypedAgain() {
        var number = "MRN-" + System.nanoTime();
        var pat = cast.accountOf(patient(number));
        var browser = locked(pat);
        var frank = cast.frank().browser();
        var path = "/staff/patients/" + pat.patient() + "/locks";
        assertThat(frank.get(path).body()).contains("Sign-in is locked for some networks until");
        assertThat(open(frank, path, "1907-03-04", "").status())
                .as("one identifier is not enough")
                .isEqualTo(422);
        assertThat(open(frank, path, "1999-01-01", number).body())
                .contains("not what we have on file")
                .doesNotContain("1907-03-04");
        assertThat(password(browser, pat)).as("still locked").isEqualTo(429);
        assertThat(open(frank, path, "1907-03-04", number.toLowerCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(303);
        assertThat(frank.get(path).body()).contains("Nothing is locked");
        assertThat(password(browser, pat)).as("open again").isEqualTo(303);
    }

    @Test
    @Verifies("A1.4#4")
    void aColleaguesLockNeedsASecondAdministrator() {
        var sam = cast.newStaff(Role.NURSE);
        var browser = locked(sam);
        var first = cast.newStaff(Role.ADMINISTRATOR);
        var path = "/staff/security/unlock/" + sam.account();
        assertThat(first.browser().get("/staff/security/unlock").body()).contains("Locked now");
        assertThat(first.browser().get(path).body()).contains("Sign-in is locked for some networks until");
        assertThat(ask(first, path, "somebody-else").status()).isEqualTo(422);
        assertThat(ask(first, path, sam.username()).status()).isEqualTo(303);
        assertThat(ask(first, path, sam.username()).status()).as("asked once").isEqualTo(404);

        var agree = "/staff/security/unlocking/" + unlocking(sam) + "/agree";
        assertThat(first.browser().post(agree).status())
                .as("never the same person")
                .isEqualTo(404);
        assertThat(cast.dora().browser().post(agree).status()).isEqualTo(404);
        assertThat(password(browser, sam)).isEqualTo(429);
        var second = cast.newStaff(Role.SECURITY_ADMINISTRATOR);
        assertThat(second.browser().get("/staff/security").body()).contains("waits to be let in", "I called back");
        assertThat(second.browser().post(agree).status()).isEqualTo(303);
        assertThat(password(browser, sam)).as("open again").isEqualTo(303);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var pat = cast.newPatient();
        for (var who : new CastMember[] {cast.hugo(), cast.jana(), cast.lena()}) {
            assertThat(who.browser()
                            .get("/staff/patients/" + pat.patient() + "/locks")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(cast.frank().browser().get("/staff/security/unlock").status())
                .isEqualTo(404);
        assertThat(cast.jana()
                        .browser()
                        .get("/staff/security/unlock/" + cast.jana().account())
                        .status())
                .as("nobody opens their own")
                .isEqualTo(404);
    }

    private Browser locked(CastMember who) {
        var browser = cast.stranger();
        for (int i = 0; i < 10; i++) {
            browser.post("/sign-in", "username", who.username(), "password", "wrong");
            clock.advance(Duration.ofMinutes(3));
        }
        assertThat(password(browser, who)).isEqualTo(429);
        return browser;
    }

    private java.util.UUID patient(String number) {
        var id = new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:locks", number);
        var born = java.time.LocalDate.of(1907, 3, 4);
        return patients.create(
                Viewer.job("test"),
                new Claimed(
                        "test",
                        "Lockmann" + number,
                        List.of("Lotte"),
                        born,
                        null,
                        List.of(id),
                        List.of(),
                        List.of(),
                        null,
                        "en"));
    }

    private static Browser.Answer open(Browser by, String path, String born, String number) {
        return by.post(path, "birthDate", born, "number", number, "how", "IN_PERSON", "reason", "Forgot it");
    }

    private static int password(Browser browser, CastMember who) {
        return browser.post("/sign-in", "username", who.username(), "password", who.password())
                .status();
    }

    private static Browser.Answer ask(CastMember by, String path, String username) {
        return by.browser()
                .post(
                        path,
                        "given",
                        "Sam",
                        "family",
                        "Newman",
                        "username",
                        username,
                        "how",
                        "CALLED_BACK",
                        "reason",
                        "Holiday");
    }

    private String unlocking(CastMember of) {
        return asking.atTheDoor(sql -> sql.of("select id::text from access.unlocking where account = :account")
                .param("account", of.account())
                .query(String.class)
                .single());
    }
}
