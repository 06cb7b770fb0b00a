package org.havenport.education;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class DueRoundsTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    Cast cast;

    @Autowired
    DueRounds look;

    @Autowired
    Rounds rounds;

    @Autowired
    Lessons lessons;

    @Autowired
    Viewers viewers;

    @Autowired
    TextsInForce texts;

    @Autowired
    TestClock clock;

    @AfterEach
    void now() {
        clock.back();
    }

    @Test
    @Verifies("A7#3")
    void failedSignInsCallForAnotherRound() {
        var ann = taught();
        assertThat(ann.browser().get("/home").status()).isEqualTo(200);
        var thief = ann.newBrowser();
        fail(thief, ann);
        fail(thief, ann);
        look.look();
        assertThat(due(ann)).doesNotContain(Cause.LOCKED);

        fail(thief, ann);
        look.look();
        look.look();

        assertThat(rounds.all(JOB))
                .filteredOn(it -> it.patient().equals(ann.patient()) && it.cause() == Cause.LOCKED)
                .hasSize(1);
        assertThat(ann.browser().get("/home").body()).contains("Signing in did not work a few times.");
    }

    @Test
    @Verifies("A7#3")
    void misuseAndANewAgreementCallForAnotherRound() {
        var ann = taught();
        assertThat(due(ann)).isEmpty();
        lessons.note(viewers.staff(Role.NURSE), ann.patient(), Cause.MISUSE);
        assertThat(due(ann)).containsExactly(Cause.MISUSE);
        try {
            clock.advance(Duration.ofDays(2));
            texts.renewed("agreement");
            assertThat(due(ann)).contains(Cause.NEW_AGREEMENT);
            lessons.teach(viewers.staff(Role.NURSE), ann.patient(), new Lessons.Taught("en", Method.PHONE, false));
            assertThat(due(ann)).isEmpty();
        } finally {
            clock.back();
        }
    }

    private CastMember taught() {
        texts.all();
        var ann = cast.newPatient();
        lessons.brought(JOB, ann.patient());
        return ann;
    }

    private void fail(org.havenport.house.Browser browser, CastMember whose) {
        clock.advance(Duration.ofSeconds(5));
        browser.get("/sign-in");
        browser.post("/sign-in", "username", whose.username(), "password", "not this one at all");
    }

    private java.util.List<Cause> due(CastMember ann) {
        return rounds.all(JOB).stream()
                .filter(it -> it.patient().equals(ann.patient()))
                .map(Due::cause)
                .toList();
    }
}
