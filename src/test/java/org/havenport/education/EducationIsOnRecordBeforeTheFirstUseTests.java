package org.havenport.education;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.agreements.Agreements;
import org.havenport.agreements.Newcomers;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.protocols.TextsInForce;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EducationIsOnRecordBeforeTheFirstUseTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");
    private static final String[] ALL_WRONG = {
        "CHEST_PAIN", "A", "RASH", "B", "CODE", "A", "RESULT", "B", "STRANGER", "A"
    };

    @Autowired
    Cast cast;

    @Autowired
    Newcomers newcomers;

    @Autowired
    Agreements agreements;

    @Autowired
    TextsInForce texts;

    @Autowired
    Rounds rounds;

    @Autowired
    EducationIsOnRecordBeforeTheFirstUse safeguard;

    @Test
    @Verifies({"A7#1", "A7#4", "B.edu.2#1", "B.edu.2#2"})
    void theTourLetsInWhateverWasAnswered() {
        var ann = invited();
        var browser = ann.browser();
        assertThat(browser.get("/home").location()).isEqualTo(TourController.PATH);

        var first = browser.get(TourController.PATH).body();
        assertThat(first).contains("What you can do here").contains("Ask us to correct something in your record");
        assertThat(browser.get(TourController.PATH + "/questions").status()).isEqualTo(200);
        assertThat(browser.post(TourController.PATH + "/questions", "RASH", "A").status())
                .isEqualTo(422);
        assertThat(browser.post(TourController.PATH + "/finish").location())
                .isEqualTo(TourController.PATH + "/questions");
        assertThat(newcomers.isActive(ann)).isFalse();

        var seen = safeguard.evidence().seen();
        var answered = browser.post(TourController.PATH + "/questions", ALL_WRONG);
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body())
                .contains("I call 911.")
                .contains("In an emergency every minute counts.")
                .contains("0 of 5 were the best answer");
        assertThat(browser.post(TourController.PATH + "/finish", ALL_WRONG).location())
                .isEqualTo("/home");

        assertThat(newcomers.isActive(ann)).isTrue();
        offeredOnce(browser);
        assertThat(newcomers.list(
                        "select kind || ' ' || method || ' ' || explained from education.lesson where patient_id = ?",
                        ann.patient()))
                .containsExactly("TOUR PORTAL 5");
        assertThat(safeguard.evidence().seen()).isNotEqualTo(seen);
    }

    @Test
    @Verifies({"A7#1", "A7#2"})
    void aTeachBackLetsInAndKeepsWhoAndHow() {
        var ann = invited();
        var dora = cast.dora().browser();
        var path = EducationController.path(ann.patient());

        assertThat(dora.get("/staff/patients/" + ann.patient()).body()).contains(path);
        var five = dora.post(
                path, "topics", "EMERGENCY,NEW_PROBLEM,SIGN_IN,RESULTS,HELP", "method", "VIDEO", "language", "es");
        assertThat(five.status()).isEqualTo(422);
        assertThat(five.body()).contains("Please go through all six, and tick each.");
        assertThat(taught(dora, ann).status()).isEqualTo(303);

        var page = dora.get(path).body();
        assertThat(page).contains("Teach-back with Dora Reyes").contains("Spanish, By video, with an interpreter.");
        offeredOnce(ann.browser());
        assertThat(newcomers.isActive(ann)).isTrue();
    }

    /** A passkey and recovery codes, in place of the first page, and never again. */
    private static void offeredOnce(Browser browser) {
        var offer = "/you/sign-in/offer";
        assertThat(browser.get("/home").location()).isEqualTo(offer);
        assertThat(browser.get(offer).body())
                .contains("Sign in without a password next time", "Print a recovery sheet", "Not now");
        assertThat(browser.get("/home").status()).isEqualTo(200);
    }

    @Test
    @Verifies("A7#5")
    void itShowsHowManyWereTaughtAndWhoIsDue() {
        texts.all();
        var ann = cast.newPatient();
        var before = rounds.count(JOB);
        assertThat(rounds.all(JOB)).contains(new Due(ann.patient(), Cause.NEVER, since(ann)));
        var dora = cast.dora().browser();
        taught(dora, ann);
        assertThat(rounds.count(JOB).taught()).isEqualTo(before.taught() + 1);

        dora.post(EducationController.path(ann.patient()) + "/due", "cause", "WRONG_CHANNEL");

        assertThat(rounds.count(JOB).due()).isEqualTo(before.due() + 1);
        assertThat(ann.browser().get("/home").body()).contains("Some things are better said on the phone.");
        var list = cast.karl().browser().get(EducationListController.PATH).body();
        assertThat(list).contains("Taught").contains("Due for another round");
        assertThat(dora.get(EducationController.path(ann.patient())).body())
                .contains("Another round is due: Wrote what does not belong here.");
        taught(dora, ann);
        assertThat(rounds.count(JOB).due()).isEqualTo(before.due());
    }

    @Test
    void itRefusesAnotherPatientAndStaffWithoutTheRole() {
        var path = EducationController.path(cast.ann().patient());
        assertThat(cast.cara().browser().get(path).status()).isEqualTo(404);
        assertThat(cast.newStaff(Role.BILLING).browser().get(path).status()).isEqualTo(404);
        assertThat(cast.hugo().browser().get(EducationListController.PATH).status())
                .isEqualTo(404);
        assertThat(cast.dora().browser().get(TourController.PATH).status()).isEqualTo(404);
    }

    private CastMember invited() {
        texts.all();
        var ann = newcomers.invited();
        agreements.brought(JOB, ann.patient());
        return ann;
    }

    private java.time.Instant since(CastMember ann) {
        return rounds.all(JOB).stream()
                .filter(it -> it.patient().equals(ann.patient()))
                .findFirst()
                .orElseThrow()
                .since();
    }

    private static Browser.Answer taught(Browser staff, CastMember patient) {
        return staff.post(
                EducationController.path(patient.patient()),
                "topics",
                "EMERGENCY,NEW_PROBLEM,SIGN_IN,RESULTS,NOT_HERE,HELP",
                "method",
                "VIDEO",
                "language",
                "es",
                "interpreter",
                "true");
    }
}
