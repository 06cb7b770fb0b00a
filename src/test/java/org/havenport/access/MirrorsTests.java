package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;

/** Whom it is refused, and when it ends. */
@PortalTest
class MirrorsTests extends WithAnnsEyes {

    @Test
    @Verifies("B.sec.2#2")
    void itRefusesStaffWithoutTheRole() {
        for (var member : List.of(
                lookingAfter(Role.BILLING), lookingAfter(Role.COMPLIANCE_OFFICER), lookingAfter(), cast.jana())) {
            assertThat(member.browser().get(mirror).status()).isEqualTo(404);
            assertThat(member.browser().post(mirror).status()).isEqualTo(404);
            assertThat(member.browser().get("/home").status()).isEqualTo(404);
        }
    }

    @Test
    @Verifies("B.sec.2#5")
    void itRefusesWhoDoesNotLookAfterThePatient() {
        var other = cast.newStaff(Role.NURSE);
        assertThat(other.browser().post(mirror).location()).isEqualTo("/staff/patients/" + patient + "/reason");
        assertThat(other.browser().get("/home").status()).isEqualTo(404);
        var desk = cast.newStaff(Role.FRONT_DESK);
        assertThat(desk.browser().post(mirror).status()).isEqualTo(404);
        assertThat(desk.browser().get("/staff/patients/" + patient).body()).doesNotContain("See what Pat sees");
        assertThat(nurse.browser()
                        .post("/staff/patients/" + UUID.randomUUID() + "/mirror")
                        .location())
                .as("somebody who is not here, as somebody one does not look after")
                .endsWith("/reason");
    }

    @Test
    @Verifies("B.sec.2#5")
    void itRefusesAnotherPatient() {
        var cara = cast.newPatient();
        var theirs = Arrivals.potassium(cara.patient(), "4.77", clock.instant());
        chart.file(IMPORT, cara.patient(), List.of(theirs));
        var browser = opened(nurse);

        assertThat(browser.get("/results/" + theirs.id()).status()).isEqualTo(404);
        assertThat(browser.get("/results").body()).doesNotContain("4.77");
        assertThat(cast.cara().browser().post(mirror).status())
                .as("a patient opens none")
                .isEqualTo(404);
    }

    @Test
    @Verifies("B.sec.2#5")
    void theEndOfTheRelationshipActsOnTheNextPage() throws SQLException {
        var browser = opened(nurse);
        assertThat(browser.get("/results").status()).isEqualTo(200);
        set("update patients.relation set ends_at = starts_at where account = ?", nurse.account());

        assertThat(browser.get("/results").location()).isEqualTo(mirror + "?why=OVER");
        assertThat(browser.get(mirror + "?why=OVER").body()).contains("This view has ended");
    }

    @Test
    @Verifies("B.sec.2#3")
    void aRoleThatEndsOrRestsClosesIt() {
        var browser = opened(nurse);
        grants.trained(nurse.account(), clock.instant().minusSeconds(1));
        assertThat(browser.get("/results").status()).as("training is over").isNotEqualTo(200);
        grants.trained(nurse.account(), clock.instant().plus(Duration.ofDays(30)));
        grants.endAll(nurse.account(), clock.instant());
        assertThat(browser.get("/results").status()).as("the role has ended").isNotEqualTo(200);
    }

    @Test
    void itEndsAfterAQuarterOfAnHour() throws SQLException {
        var browser = opened(nurse);
        set(
                "update viewer.mirror set opened_at = opened_at - interval '15 minutes', ends_at = ends_at - interval '15 minutes' where actor_id = ?",
                nurse.account());

        assertThat(browser.get("/results").location()).isEqualTo(mirror + "?why=OVER");
        assertThat(browser.post(mirror).location()).as("and is opened anew").isEqualTo("/home");
        assertThat(browser.get("/results").status()).isEqualTo(200);
    }

    @Test
    void itEndsWithTheSessionAndBelongsToIt() {
        var browser = opened(nurse);
        var elsewhere = nurse.newBrowser();
        nurse.signIn(elsewhere);
        assertThat(elsewhere.get("/home").status())
                .as("another session of the same person")
                .isEqualTo(404);
        browser.post("/sign-out");
        assertThat(browser.get("/home").location()).isEqualTo("/sign-in");
    }
}
