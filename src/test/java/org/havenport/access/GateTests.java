package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.havenport.access.ComesFirst.Owed;
import org.havenport.access.ComesFirst.Reach;
import org.havenport.agreements.Agreements;
import org.havenport.education.Lessons;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.viewer.Asking;
import org.havenport.viewer.StaysOpen;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;

/** What comes first is asked once for a session, shuts as much as it says, and is over as soon as it is done. */
@PortalTest
class GateTests {

    private static final String DUTY = "/you/duty-of-a-test";

    @Autowired
    Cast cast;

    @Autowired
    OwedOfATest owed;

    @Autowired
    Gate gate;

    @Autowired
    NothingGoesOnBefore nothing;

    @Autowired
    Sessions sessions;

    @Autowired
    Asking asking;

    @Autowired
    Agreements agreements;

    @Autowired
    Lessons lessons;

    @Autowired
    TestClock clock;

    @Test
    void beforeTheFirstUseEverythingLeadsToWhatIsToBeDone() {
        var ann = owing(Reach.BEFORE_ANYTHING);
        var job = new Viewer.Job("test");
        agreements.brought(job, ann.patient());
        lessons.brought(job, ann.patient());
        notYetInUse(ann.account());
        var browser = signedIn(ann);

        assertThat(browser.get("/home").location()).isEqualTo(DUTY);
        assertThat(browser.get("/results").location()).isEqualTo(DUTY);
        assertThat(browser.post("/you/contact/wish").location()).isEqualTo(DUTY);
        assertThat(browser.get("/help").status()).isEqualTo(200);
        assertThat(activated(ann.account())).isFalse();

        owed.done(ann.account());
        assertThat(browser.get("/home").location()).isEqualTo("/you/sign-in/offer");
        assertThat(activated(ann.account())).isTrue();
        assertThat(browser.get("/home").status()).isEqualTo(200);
        assertThat(browser.post("/sign-out").status()).isEqualTo(303);
    }

    @Test
    void whoOnlyReadsReadsEverythingAndIsToldWhyTheRestWaits() {
        var ann = owing(Reach.ONLY_READING);
        var browser = signedIn(ann);

        assertThat(browser.get("/home").status()).isEqualTo(200);
        assertThat(browser.post("/record/everything", "kind", "").location()).isNotEqualTo("/only-reading");
        var why = browser.get("/only-reading");
        assertThat(why.body()).contains("This was not done yet", "href=\"" + DUTY + "\"");

        var act = act(browser, ann);
        assertThat(nothing.instead(act, viewer(ann), route("acts"))).contains("/only-reading");
        assertThat(nothing.instead(act, viewer(ann), route("right"))).isEmpty();
        owed.done(ann.account());
        assertThat(nothing.instead(act, viewer(ann), route("acts"))).isEmpty();
    }

    @Test
    void whatIsShownOnceStandsInPlaceOfTheFirstPageAndShutsNothing() {
        var ann = owing(Reach.SHOWN_ONCE);
        var browser = signedIn(ann);
        assertThat(browser.get("/results").status()).isEqualTo(200);
        assertThat(nothing.instead(act(browser, ann), viewer(ann), route("acts")))
                .isEmpty();
        owed.done(ann.account());
        assertThat(browser.get("/home").location()).isEqualTo(DUTY);
        assertThat(browser.get("/home").status()).isEqualTo(200);
    }

    @Test
    void whatIsSoonShutsNothingBeforeItsTimeAndAsksAgainAfterIt() {
        var ann = cast.newPatient();
        owed.owes(ann.account(), Owed.soon(DUTY, clock.instant().plusSeconds(60)));
        var browser = signedIn(ann);
        assertThat(browser.get("/home").body()).contains("class=\"soon\"");
        assertThat(nothing.instead(act(browser, ann), viewer(ann), route("acts")))
                .isEmpty();
        owed.owes(ann.account(), new Owed(DUTY, Reach.ONLY_READING));
        try {
            clock.advance(Duration.ofSeconds(61));
            assertThat(nothing.instead(act(browser, ann), viewer(ann), route("acts")))
                    .contains("/only-reading");
            assertThat(browser.get("/results").status()).isEqualTo(200);
        } finally {
            clock.back();
        }
    }

    @Test
    void theRoomsAreNotAskedForEveryPage() {
        var ann = owing(Reach.ONLY_READING);
        var browser = signedIn(ann);
        var before = owed.askedOf(ann.account());
        for (int i = 0; i < 5; i++) {
            browser.get("/home");
        }
        assertThat(owed.askedOf(ann.account())).isEqualTo(before).isEqualTo(1);
    }

    @Test
    void whatIsToBeDoneAnewNarrowsTheOpenSessionAtOnce() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        assertThat(browser.get("/home").status()).isEqualTo(200);
        owed.owes(ann.account(), new Owed(DUTY, Reach.BEFORE_ANYTHING));
        asking.run(viewer(ann), sql -> gate.askAgain(sql, ann.account()));
        assertThat(browser.get("/home").location()).isEqualTo(DUTY);
    }

    private CastMember owing(Reach reach) {
        var ann = cast.newPatient();
        owed.owes(ann.account(), new Owed(DUTY, reach));
        return ann;
    }

    private Browser signedIn(CastMember who) {
        var browser = who.newBrowser();
        who.signIn(browser);
        return browser;
    }

    private void notYetInUse(UUID account) {
        asking.atTheDoor(sql -> sql.of("update access.account set activated_at = null where id = :id")
                .param("id", account)
                .update());
    }

    private boolean activated(UUID account) {
        return asking.atTheDoor(sql -> sql.of("select activated_at is not null from access.account where id = :id")
                .param("id", account)
                .query(Boolean.class)
                .single());
    }

    private MockHttpServletRequest act(Browser browser, CastMember who) {
        var request = new MockHttpServletRequest("POST", "/messages");
        request.setAttribute(
                Session.ATTRIBUTE,
                sessions.use(browser.cookie("havenport"), true).orElseThrow());
        return request;
    }

    private static Viewer viewer(CastMember who) {
        return new Viewer.Patient(UUID.randomUUID(), who.account(), who.patient(), "");
    }

    private static HandlerMethod route(String name) {
        try {
            return new HandlerMethod(new Routes(), Routes.class.getDeclaredMethod(name));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unused")
    private static final class Routes {
        void acts() {}

        @StaysOpen
        void right() {}
    }
}
