package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What carries far asks for proof again, and what was typed comes along. */
@PortalTest
class AgainControllerTests {

    private static final String AGAIN = "/sign-in/again";

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.3#7")
    void aRoleIsGivenOnlyAfterProofAndWithWhatWasTyped() {
        var administrator = cast.newStaff(Role.ADMINISTRATOR);
        var browser = administrator.browser();
        var member = cast.newStaff();
        clock.advance(Duration.ofMinutes(11));

        var stopped = give(browser, member);
        assertThat(stopped.location()).isEqualTo(AGAIN + "?to=%2Fsign-in%2Fkept");
        assertThat(browser.get(stopped.location()).body()).contains("Show once more that it is you");
        assertThat(member.browser().get("/staff/results").status()).isEqualTo(404);

        var before = browser.cookie("havenport");
        assertThat(prove(browser, administrator).location()).isEqualTo("/sign-in/kept");
        assertThat(browser.cookie("havenport")).isNotEqualTo(before);
        var kept = browser.get("/sign-in/kept").body();
        assertThat(kept)
                .contains("What you typed is still here", "Covers &lt;b&gt;two&lt;/b&gt; weeks")
                .contains("action=\"/staff/people/" + member.account() + "/give\"");
        assertThat(give(browser, member, "_kept", "yes").status()).isEqualTo(303);
        assertThat(browser.get("/staff/people/" + member.account()).body()).contains("Covers");
        assertThat(browser.get("/sign-in/kept").location()).isEqualTo("/staff");

        browser.setCookie("havenport", before);
        assertThat(browser.get("/staff").location()).isEqualTo("/sign-in");
    }

    @Test
    void wrongProofOpensNothingAndTheLastEndsTheSession() {
        var administrator = cast.newStaff(Role.ADMINISTRATOR);
        var browser = administrator.browser();
        clock.advance(Duration.ofMinutes(11));
        assertThat(browser.post(AGAIN, "password", administrator.password(), "code", "000000")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(AGAIN, "password", "wrong", "code", administrator.code())
                        .status())
                .isEqualTo(422);
        assertThat(give(browser, cast.newStaff()).location()).startsWith(AGAIN);
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofMinutes(3));
            browser.post(AGAIN, "password", "wrong", "code", "000000");
        }
        assertThat(browser.get("/staff").location()).isEqualTo("/sign-in");
    }

    @Test
    void itLeadsToNoOtherSite() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        for (var to : new String[] {"https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"}) {
            clock.advance(Duration.ofSeconds(31));
            assertThat(browser.post(AGAIN, "to", to, "password", ann.password(), "code", ann.code())
                            .location())
                    .isEqualTo("/");
        }
    }

    @Test
    void whatSomebodyTypedIsShownToNobodyElse() {
        var administrator = cast.newStaff(Role.ADMINISTRATOR);
        var browser = administrator.browser();
        clock.advance(Duration.ofMinutes(11));
        give(browser, cast.newStaff());
        assertThat(cast.newStaff(Role.ADMINISTRATOR)
                        .browser()
                        .get("/sign-in/kept")
                        .location())
                .isEqualTo("/staff");
        assertThat(browser.get("/sign-in/kept").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(14));
        browser.get("/staff");
        clock.advance(Duration.ofMinutes(14));
        browser.get("/staff");
        clock.advance(Duration.ofMinutes(14));
        browser.get("/staff");
        clock.advance(Duration.ofMinutes(14));
        browser.get("/staff");
        clock.advance(Duration.ofMinutes(5));
        assertThat(browser.get("/sign-in/kept").location()).isEqualTo("/staff");
    }

    private static Browser.Answer prove(Browser browser, CastMember who) {
        return browser.post(AGAIN, "to", "/sign-in/kept", "password", who.password(), "code", who.code());
    }

    private static Browser.Answer give(Browser browser, CastMember to, String... more) {
        var fields =
                new java.util.ArrayList<>(java.util.List.of("role", "FRONT_DESK", "reason", "Covers <b>two</b> weeks"));
        fields.addAll(java.util.List.of(more));
        return browser.post("/staff/people/" + to.account() + "/give", fields.toArray(String[]::new));
    }
}
