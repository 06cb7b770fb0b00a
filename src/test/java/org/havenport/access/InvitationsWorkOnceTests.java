package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Asking;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class InvitationsWorkOnceTests {

    private static final String PASSWORD = "Seven-Quiet-Herons";
    private static final Pattern KEY = Pattern.compile("class=\"key\">([A-Z2-7 ]+)<");

    @Autowired
    private Joining joining;

    @Autowired
    private PatientAccounts patients;

    @Autowired
    private Asking asking;

    @Autowired
    private InvitationsWorkOnce guard;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Cast cast;

    @Autowired
    private TestClock clock;

    private final String name = "new." + UUID.randomUUID();

    private Newcomer newcomer(Role... roles) {
        return new Newcomer(name, "", "Nina", "Newell", "nurse", Set.of(roles), "covers the mornings");
    }

    private Viewer.Staff administrator() {
        return viewers.staff(Role.ADMINISTRATOR);
    }

    @Test
    @Verifies("B.sec.2#3")
    void whoIsInvitedChoosesTheirOwnPasswordAndSecondFactorAndIsSignedIn() {
        var invited = joining.invite(administrator(), newcomer(Role.BILLING));
        var browser = cast.stranger();
        var opened =
                open(browser, invited.code().toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        assertThat(opened.status()).isEqualTo(200);
        var joined = join(browser, invited.code(), PASSWORD, code(opened));
        assertThat(joined.status()).as(joined.body()).isEqualTo(303);
        assertThat(joined.location()).isEqualTo("/staff");
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);

        var again = cast.stranger();
        assertThat(open(again, invited.code()).status())
                .as("the code works once")
                .isEqualTo(422);
        again.get("/sign-in");
        assertThat(again.post("/sign-in", "username", name, "password", PASSWORD)
                        .location())
                .isEqualTo("/sign-in/code");
    }

    @Test
    void aNameThatIsKeptForSomebodyWhoIsInvitedIsNobodyElses() {
        joining.invite(administrator(), newcomer(Role.NURSE));
        assertThat(isTaken()).isTrue();
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        try {
            assertThat(isTaken()).as("when the invitation is over").isFalse();
        } finally {
            clock.back();
        }
    }

    private boolean isTaken() {
        return asking.atTheDoor(sql -> patients.taken(sql, name));
    }

    @Test
    void nobodySignsInBeforeTheyHaveJoined() {
        joining.invite(administrator(), newcomer(Role.NURSE));
        var browser = cast.stranger();
        browser.get("/sign-in");
        assertThat(browser.post("/sign-in", "username", name, "password", "").status())
                .isEqualTo(422);
        assertThat(browser.post("/sign-in", "username", name, "password", PASSWORD)
                        .body())
                .contains("do not go together");
    }

    @Test
    void aWrongCodeAnOldOneAndAWithdrawnOneOpenNothing() {
        var first = joining.invite(administrator(), newcomer(Role.NURSE));
        var browser = cast.stranger();
        assertThat(open(browser, "0000-0000-0000").status()).isEqualTo(422);
        assertThat(open(browser, "").status()).isEqualTo(422);
        var second = joining.inviteAgain(administrator(), first.account()).orElseThrow();
        clock.advance(Duration.ofSeconds(5));
        assertThat(open(browser, first.code()).status()).as("the old code").isEqualTo(422);
        clock.advance(Duration.ofSeconds(5));
        assertThat(open(browser, second.code()).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(7).plusMinutes(1));
        try {
            assertThat(open(browser, second.code()).status())
                    .as("after seven days")
                    .isEqualTo(422);
        } finally {
            clock.back();
        }
    }

    @Test
    void triesAreLimited() {
        var invited = joining.invite(administrator(), newcomer(Role.NURSE));
        var browser = cast.stranger();
        for (var i = 0; i < 10; i++) {
            open(browser, "1111-2222-3333");
        }
        assertThat(open(browser, invited.code()).status())
                .as("even the right one")
                .isEqualTo(429);
    }

    @Test
    void theRulesForPasswordsHoldAndWhatWasTypedIsNotLost() {
        var invited = joining.invite(administrator(), newcomer(Role.NURSE));
        var browser = cast.stranger();
        var opened = open(browser, invited.code());
        var shortOne = join(browser, invited.code(), "short", code(opened));
        assertThat(shortOne.status()).isEqualTo(422);
        assertThat(shortOne.body()).contains("at least 8 characters");
        assertThat(key(shortOne)).as("the key in the app stays good").isEqualTo(key(opened));
        var wrong = join(browser, invited.code(), PASSWORD, "000000");
        assertThat(wrong.body()).contains("does not fit this key");
        assertThat(key(wrong)).isEqualTo(key(opened));
        assertThat(join(browser, invited.code(), PASSWORD, code(opened)).status())
                .isEqualTo(303);
    }

    @Test
    void onlyAnAdministratorInvitesAndNeverAnAuditorWhoGives() {
        for (var role : Set.of(Role.NURSE, Role.COMPLIANCE_OFFICER, Role.MEDICAL_DIRECTOR)) {
            var viewer = viewers.staff(role);
            assertThatThrownBy(() -> joining.invite(viewer, newcomer(Role.NURSE)))
                    .isInstanceOf(GrantRefused.class);
        }
        var administrator = administrator();
        assertThatThrownBy(() -> joining.invite(administrator, newcomer(Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR)))
                .isInstanceOf(GrantRefused.class)
                .extracting(it -> ((GrantRefused) it).why())
                .isEqualTo(GrantRefused.Why.GRANTS_AND_AUDITS);
        joining.invite(administrator, newcomer(Role.NURSE));
        assertThatThrownBy(() -> joining.invite(administrator, newcomer(Role.NURSE)))
                .isInstanceOf(UsernameTaken.class);
    }

    @Test
    void theFirstIsInvitedOnlyWhereNobodyCanInvite() {
        cast.jana();
        assertThat(joining.hasAdministrator()).isTrue();
        assertThatThrownBy(() -> joining.inviteFirst(new Viewer.Job("serve"), newcomer(Role.ADMINISTRATOR)))
                .isInstanceOf(IllegalStateException.class);
    }

    private Browser.Answer open(Browser browser, String code) {
        browser.get("/join");
        return browser.post("/join", "username", name, "code", code);
    }

    private Browser.Answer join(Browser browser, String code, String password, String digits) {
        return browser.post(
                "/join/choose",
                "username",
                name,
                "code",
                code,
                "password",
                password,
                "again",
                password,
                "digits",
                digits);
    }

    private String code(Browser.Answer page) {
        return Totp.code(key(page), clock.instant());
    }

    private static String key(Browser.Answer page) {
        var found = KEY.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1).replace(" ", "");
    }
}
