package org.havenport.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.viewer.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Shows that the ear that listens to every answer of a run is not deaf, and hears nothing that is not said. */
@PortalTest
class WhoListensHearsTests {

    @Autowired
    Canaries canaries;

    @Autowired
    Cast cast;

    private CanaryPatient ann;
    private CanaryPatient cara;

    @BeforeEach
    void twoComeIn() {
        ann = canaries.hatch();
        cara = canaries.hatch();
    }

    @Test
    void aPatientIsToldTheirOwnAndNothingElse() {
        var session = session(ann.person());
        assertThat(heard(session, "GET /planted", "Gesang " + ann.mark() + value(ann)))
                .isFalse();
        assertThat(heard(session, "GET /planted", "Gesang " + cara.mark())).isTrue();
        assertThat(heard(session, "GET /planted", "712." + value(cara))).isTrue();
        assertThat(heard(
                        session,
                        "GET /planted",
                        "(555) %s-%s"
                                .formatted(
                                        cara.phone().substring(3, 6),
                                        cara.phone().substring(6))))
                .isTrue();
    }

    @Test
    void nobodyIsToldAnything() {
        assertThat(heard("", "GET /planted", cara.mark())).isTrue();
        assertThat(heard("an invented session", "GET /planted", cara.mark())).isTrue();
    }

    @Test
    void whoSignedOutIsToldNothingMore() {
        var browser = ann.person().newBrowser();
        ann.person().signIn(browser);
        var session = browser.cookie("havenport");
        browser.post("/sign-out");
        assertThat(heard(session, "GET /planted", ann.mark())).isTrue();
    }

    @Test
    void whatWasTypedMayBeSaidBack() {
        assertThat(heard("", "POST /planted\nusername=" + cara.mark(), cara.mark()))
                .isFalse();
        assertThat(heard("", "POST /planted\nusername=" + cara.mark(), value(cara)))
                .isTrue();
    }

    @Test
    void theDeskIsToldWhoSomebodyIsAndNoValue() {
        var desk = session(cast.newStaff(Role.FRONT_DESK));
        assertThat(heard(desk, "GET /planted", "Gelb" + cara.mark() + cara.phone()))
                .isFalse();
        assertThat(heard(desk, "GET /planted", value(cara))).isTrue();
        assertThat(heard(desk, "GET /planted", "<td>Gesang " + cara.mark())).isTrue();
        assertThat(heard(desk, "GET /planted", "1 u" + cara.mark())).isTrue();
        assertThat(heard(session(cast.newStaff()), "GET /planted", "Gelb" + cara.mark()))
                .isTrue();
    }

    @Test
    void thePageOfOneTellsNothingOfAnother() {
        var nurse = session(cast.newStaff(Role.NURSE));
        var page = "GET http://localhost/staff/planted/" + ann.patient();
        assertThat(heard(nurse, page, ann.mark() + value(ann))).isFalse();
        assertThat(heard(nurse, page, value(cara))).isTrue();
        var list = "<div class=\"rows\"><div>%s</div></div>".formatted(cara.mark());
        assertThat(heard(nurse, page, list + ann.mark())).isFalse();
        assertThat(heard(nurse, page, list + ann.mark() + cara.mark())).isTrue();
        assertThat(heard(nurse, "GET /staff/planted?patient=" + ann.patient(), value(cara)))
                .isFalse();
    }

    private boolean heard(String session, String asked, String answer) {
        cast.heard("planted", session, asked, answer);
        return Overheard.forget("planted");
    }

    private String session(CastMember member) {
        var browser = member.newBrowser();
        member.signIn(browser);
        return browser.cookie("havenport");
    }

    private static String value(CanaryPatient of) {
        return of.words().get(2);
    }
}
