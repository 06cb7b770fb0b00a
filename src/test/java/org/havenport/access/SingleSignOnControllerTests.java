package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.singlesignon.Operator;
import org.havenport.singlesignon.OrganisationOfATest;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff sign in by the organisation's sign-in: a real server, real redirects, and everything that could be wrong. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSignOnControllerTests {

    private static final String GO = "/sign-in/organisation";
    private static final String REFUSED = "That did not open this portal";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    Cast cast;

    @Autowired
    Operator operator;

    @Autowired
    Asking asking;

    @Autowired
    TestClock clock;

    OrganisationOfATest there;

    @BeforeAll
    void start() throws Exception {
        there = new OrganisationOfATest(cast.portal().toString(), "dora-17", "stranger");
    }

    @BeforeEach
    void offered() throws IOException {
        operator.offers(there);
    }

    @AfterEach
    void asEver() {
        there.saysTheTruth();
        operator.offersNothing();
        clock.back();
    }

    @AfterAll
    void stop() throws Exception {
        there.close();
    }

    @Test
    @Verifies({"B.sec.3#17", "B.sec.3#3"})
    void aNurseWhoIsLinkedSignsInAndOut() throws Exception {
        var dora = linked("dora-17");
        var browser = cast.stranger();
        assertThat(browser.get("/sign-in").body()).contains("Sign in with Cedar Hollow", "id=\"shared-organisation\"");
        assertThat(walk(browser, "dora-17", it -> it).location()).isEqualTo("/staff");
        assertThat(browser.cookie("havenport-device")).isNotEmpty();
        assertThat(browser.get("/staff").status()).isEqualTo(200);
        assertThat(factorsOf(dora)).isEqualTo("SINGLE_SIGN_ON");
        var out = browser.post("/sign-out");
        assertThat(out.location()).isEqualTo(GO + "/out");
        assertThat(browser.get(out.location()).body())
                .contains("You may still be signed in at Cedar Hollow", there.issuer() + "/connect/logout");
        assertThat(browser.get("/staff").location()).isEqualTo("/sign-in");
    }

    @Test
    void whoSaysBeforeThatOthersUseTheComputerIsBelievedWhenTheyComeBack() throws Exception {
        linked("dora-17");
        var ward = cast.stranger();
        var back = path(answer(ward.get(GO + "?shared=yes").location(), "dora-17"));
        assertThat(ward.get(back).location()).isEqualTo("/staff");
        assertThat(ward.cookie("havenport-device")).isEmpty();
    }

    @Test
    @Verifies("B.sec.3#18")
    void everyAnswerThatIsNotRightIsTheSameRefusal() throws Exception {
        linked("dora-17");
        var wrongState = walk(cast.stranger(), "dora-17", it -> it.replaceAll("state=[^&]+", "state=other"));
        refused(wrongState);
        refused(walk(cast.stranger(), "dora-17", it -> it + "&iss=https%3A%2F%2Fevil.example.net"));
        refused(walk(cast.stranger(), "dora-17", it -> it.replaceAll("code=[^&]+", "code=other")));

        var nonce = cast.stranger();
        var asked = nonce.get(GO).location();
        var tampered = asked.replaceAll("nonce=[^&]+", "nonce=other");
        assertThat(tampered).isNotEqualTo(asked);
        refused(nonce.get(path(answer(tampered, "dora-17"))));

        there.says("iss", "https://evil.example.net");
        refused(walk(cast.stranger(), "dora-17", it -> it));
        there.saysTheTruth();
        there.says("aud", java.util.List.of("another-portal"));
        refused(walk(cast.stranger(), "dora-17", it -> it));
        there.saysTheTruth();

        var unknown = walk(cast.stranger(), "stranger", it -> it);
        refused(unknown);
        assertThat(unknown.bodyWithoutToken()).isEqualTo(wrongState.bodyWithoutToken());
    }

    @Test
    @Verifies("B.sec.3#18")
    void anAnswerIsTakenOnceAndOnlyFromTheBrowserThatWasSent() throws Exception {
        linked("dora-17");
        var browser = cast.stranger();
        var answer = path(answer(browser.get(GO).location(), "dora-17"));
        refused(cast.stranger().get(answer));
        assertThat(browser.get(answer).location()).isEqualTo("/staff");
        refused(cast.stranger().get(answer));

        var late = cast.stranger();
        var old = path(answer(late.get(GO).location(), "dora-17"));
        clock.advance(Duration.ofMinutes(11));
        refused(late.get(old));
    }

    @Test
    @Verifies("B.sec.3#18")
    void anEndedMemberOfStaffIsRefusedLikeAStranger() throws Exception {
        var dora = linked("dora-17");
        asking.atTheDoor(sql -> sql.of("update access.account set ended_at = :now where id = :id")
                .param("now", Sql.time(sql.now()))
                .param("id", dora.account())
                .update());
        refused(walk(cast.stranger(), "dora-17", it -> it));
    }

    @Test
    @Verifies("B.sec.3#18")
    void oneFactorThereIsNotEnoughWhenTheOperatorSaysSo() throws Exception {
        linked("dora-17");
        operator.offers(there, "mfa", "hwk");
        refused(walk(cast.stranger(), "dora-17", it -> it));
        there.says("amr", java.util.List.of("pwd", "mfa"));
        assertThat(walk(cast.stranger(), "dora-17", it -> it).location()).isEqualTo("/staff");
    }

    @Test
    @Verifies({"B.sec.3#7", "B.sec.3#18"})
    void proofIsGivenThereAnew() throws Exception {
        var dora = linked("dora-17");
        var browser = cast.stranger();
        walk(browser, "dora-17", it -> it);
        clock.advance(Duration.ofMinutes(11));
        var again = browser.get("/you/sign-in/passkeys/new").location();
        assertThat(browser.get(again).body()).contains("/sign-in/again/organisation?to=");
        var sent = browser.get("/sign-in/again/organisation?to=%2Fyou%2Fsign-in%2Fpasskeys%2Fnew");
        assertThat(sent.location()).contains("prompt=login", "max_age=0");
        there.says("auth_time", clock.instant().minusSeconds(3600).getEpochSecond());
        refused(browser.get(path(answer(sent.location().replace("prompt=login&", ""), "dora-17"))));
        there.says("auth_time", clock.instant().getEpochSecond());
        sent = browser.get("/sign-in/again/organisation?to=%2Fyou%2Fsign-in%2Fpasskeys%2Fnew");
        var proved = browser.get(path(answer(sent.location(), "dora-17")));
        assertThat(proved.location()).isEqualTo("/you/sign-in/passkeys/new");
        assertThat(browser.get(proved.location()).status()).isEqualTo(200);
        assertThat(factorsOf(dora)).isEqualTo("SINGLE_SIGN_ON");
    }

    @Test
    @Verifies("B.sec.3#17")
    void nothingOfItIsShownWhereTheOperatorHasNotSetItUp() {
        operator.offersNothing();
        var browser = cast.stranger();
        assertThat(browser.get("/sign-in").body()).doesNotContain("organisation");
        for (var path : new String[] {GO, GO + "/back?code=1&state=2", GO + "/out"}) {
            assertThat(browser.get(path).status()).isEqualTo(404);
        }
    }

    @Test
    @Verifies("B.sec.3#17")
    void onlyAnotherAdministratorLinksSomebody() {
        var jana = cast.newStaff(Role.ADMINISTRATOR);
        var nurse = cast.newStaff(Role.NURSE);
        var form = "/staff/people/%s/single-sign-on";
        var browser = jana.browser();
        assertThat(browser.get(form.formatted(nurse.account())).body()).contains("Cedar Hollow");
        assertThat(browser.post(form.formatted(nurse.account()), "subject", "").status())
                .isEqualTo(422);
        assertThat(browser.post(form.formatted(nurse.account()), "subject", "nurse-1")
                        .status())
                .isEqualTo(303);
        assertThat(browser.get(form.formatted(nurse.account())).body()).contains("nurse-1");
        var second = cast.newStaff(Role.NURSE);
        assertThat(browser.post(form.formatted(second.account()), "subject", "nurse-1")
                        .body())
                .contains("Somebody else here is linked to this id");
        assertThat(browser.post(form.formatted(jana.account()), "subject", "me").status())
                .isEqualTo(404);
        assertThat(nurse.browser().get(form.formatted(second.account())).status())
                .isEqualTo(404);
        assertThat(browser.post(form.formatted(nurse.account()) + "/end").status())
                .isEqualTo(303);
        assertThat(browser.post(form.formatted(nurse.account()) + "/end").status())
                .isEqualTo(404);
    }

    private CastMember linked(String subject) throws SQLException {
        operator.linksNobody();
        var nurse = cast.newStaff(Role.NURSE);
        var jana = cast.jana();
        var there = "/staff/people/%s/single-sign-on".formatted(nurse.account());
        jana.browser().get(there);
        assertThat(jana.browser().post(there, "subject", subject).status()).isEqualTo(303);
        return nurse;
    }

    /** Goes there, signs in there, and comes back with what {@code change} makes of the answer. */
    private Browser.Answer walk(Browser browser, String user, java.util.function.UnaryOperator<String> change)
            throws IOException, InterruptedException {
        return browser.get(path(change.apply(answer(browser.get(GO).location(), user))));
    }

    /** What the organisation answers to this question, after somebody has typed their password there. */
    private static String answer(String asked, String user) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var at = URI.create(asked);
            for (int step = 0; step < 8; step++) {
                var page = client.send(
                        HttpRequest.newBuilder(at).header("Accept", "text/html").build(), BodyHandlers.ofString());
                if (page.statusCode() == 200) {
                    page = client.send(typed(at, page.body(), user), BodyHandlers.ofString());
                }
                at = at.resolve(page.headers().firstValue("Location").orElseThrow());
                if (at.getPath().endsWith("/back")) {
                    return at.toString();
                }
            }
        }
        throw new AssertionError("The organisation never answers");
    }

    private static HttpRequest typed(URI page, String body, String user) {
        var csrf = CSRF.matcher(body);
        assertThat(csrf.find()).isTrue();
        var form = "username=%s&password=%s&_csrf=%s"
                .formatted(
                        user, OrganisationOfATest.PASSWORD, URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(page.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String path(String address) {
        var at = URI.create(address);
        return at.getRawPath() + "?" + at.getRawQuery();
    }

    private static void refused(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(REFUSED);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(one -> one.startsWith("havenport="));
    }

    private String factorsOf(CastMember who) {
        UUID account = who.account();
        return asking.atTheDoor(
                sql -> sql.of("""
                        select factors from viewer.session where actor_id = :id order by created_at desc limit 1
                        """).param("id", account).query(String.class).single());
    }
}
