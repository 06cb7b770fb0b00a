package org.havenport.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havenport.enrolment.Enrolling.code;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.PatientAccounts;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.notices.ContactPoints;
import org.havenport.notices.Wish;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class WhoLeftIsReachedByPhoneAndLetterTests {

    @Autowired
    private WhoLeftIsReachedByPhoneAndLetter guard;

    @Autowired
    private Enrolling enrolling;

    @Autowired
    private PatientAccounts accounts;

    @Autowired
    private ContactPoints points;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private Cast cast;

    @Test
    @Verifies("B.ua.4#1")
    void leavingTakesOneStepAndActsAtOnceOnEveryDevice() {
        var pat = cast.newPatient();
        var here = pat.browser();
        var there = pat.newBrowser();
        pat.signIn(there);
        assertThat(here.get("/you/leave").status()).isEqualTo(200);
        var left = here.post("/you/leave");
        assertThat(left.location()).as(left.body()).isEqualTo("/left");
        assertThat(left.header("Clear-Site-Data")).contains("storage");
        assertThat(here.get("/home").status()).isEqualTo(303);
        assertThat(there.get("/home").status()).as("another device").isEqualTo(303);
        assertThat(wish(pat.patient())).isEqualTo(Wish.By.NONE);
        assertThat(guard.mayBeNudged(pat.patient())).isFalse();
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        var again = pat.newBrowser();
        again.get("/sign-in");
        assertThat(again.post("/sign-in", "username", pat.username(), "password", pat.password())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theStaffEndAnAccountAsAskedAndThePersonComesBackByInvitation() {
        var rose = enrolling.somebody();
        enrolling.enrol(cast.stranger(), rose, code(enrolling.invite(cast.frank(), rose.id())));
        var browser = cast.frank().browser();
        assertThat(browser.post(EnrolmentController.path(rose.id()) + "/end").status())
                .isEqualTo(303);
        assertThat(wish(rose.id())).isEqualTo(Wish.By.NONE);
        var made = enrolling.enrol(cast.stranger(), rose, code(enrolling.invite(cast.frank(), rose.id())));
        assertThat(made.status()).as(made.body()).isEqualTo(303);
        assertThat(Objects.requireNonNull(
                                accounts.of(Enrolling.JOB, Set.of(rose.id())).get(rose.id()))
                        .stands())
                .isTrue();
        assertThat(wish(rose.id())).as("reached as before").isEqualTo(Wish.By.EMAIL);
        assertThat(guard.mayBeNudged(rose.id())).isTrue();
        assertThat(browser.get(EnrolmentController.path(rose.id())).body())
                .as("the history is kept")
                .contains("Used on");
    }

    @Test
    void theEvidenceTurnsWhenSomebodyWhoLeftIsStillToldThroughThePortal() throws SQLException {
        var pat = cast.newPatient();
        pat.browser().post("/you/leave");
        owner.run("update notices.wish set channel = 'EMAIL' where patient_id = '" + pat.patient() + "'");
        try {
            assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        } finally {
            owner.run("update notices.wish set channel = 'NONE' where patient_id = '" + pat.patient() + "'");
        }
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    @Test
    void itRefusesStaffWithoutTheRoleAndOtherPatients() {
        var pat = cast.newPatient();
        var path = EnrolmentController.path(pat.patient()) + "/end";
        cast.lena().browser().get("/staff");
        assertThat(cast.lena().browser().post(path).status()).isEqualTo(404);
        assertThat(cast.cara().browser().post(path).status()).isEqualTo(404);
        assertThat(Objects.requireNonNull(accounts.of(Enrolling.JOB, Set.of(pat.patient()))
                                .get(pat.patient()))
                        .stands())
                .isTrue();
    }

    private Wish.By wish(UUID patient) {
        return points.wish(Enrolling.JOB, patient).orElseThrow().by();
    }
}
