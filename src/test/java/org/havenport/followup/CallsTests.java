package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CallsTests {

    @Autowired
    private Chart chart;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private TestClock clock;

    @Autowired
    private Cast cast;

    @Test
    @Verifies("A1.10#7")
    void whoHasNoWorkingAccountIsCalledAtOnceAndWhoHasOneIsNot() throws Exception {
        var uses = cast.newPatient();
        var sleeps = cast.newPatient();
        account(sleeps, "created_at = created_at - interval '200 days', signed_in_at = null");
        var started = cast.newPatient();
        account(started, "activated_at = null");
        for (var member : List.of(uses, sleeps, started)) {
            result(member);
        }
        var list = cast.dora().browser().get("/staff/calls").body();
        assertThat(list)
                .contains(path(sleeps), path(started), "Has not used the portal", "has not taken the first steps")
                .doesNotContain(path(uses));
    }

    @Test
    @Verifies({"A1.10#7", "B.ua.4#1"})
    void whatSomebodyHadNotReadWhenTheyLeftIsToldByTelephoneAndWhatComesLaterToo() throws Exception {
        var pat = cast.newPatient();
        result(pat);
        assertThat(cast.dora().browser().get("/staff/calls").body()).doesNotContain(path(pat));
        pat.browser().get("/you/leave");
        pat.browser().post("/you/leave");
        assertThat(cast.dora().browser().get("/staff/calls").body()).contains(path(pat));
        result(pat);
        assertThat(cast.dora().browser().get(path(pat)).body())
                .contains("2 results")
                .contains("Left the portal");
    }

    @Test
    @Verifies({"A1.10#4", "A1.10#5"})
    void aCallEndsWithAnOutcomeAndANameAndAMessageLeftPlansTheNextTry() throws Exception {
        var pat = cast.newPatient();
        pat.browser().get("/you/leave");
        pat.browser().post("/you/leave");
        result(pat);
        var dora = cast.dora().browser();
        dora.get(path(pat));
        assertThat(dora.post(path(pat), "outcome", "").status()).isEqualTo(422);
        assertThat(spoke(dora, pat, "BIRTH_DATE").status())
                .as("two identifiers")
                .isEqualTo(422);
        assertThat(dora.post(path(pat), "outcome", "VOICEMAIL").status()).isEqualTo(303);
        assertThat(dora.get(path(pat)).body()).contains("one try");
        assertThat(spoke(dora, pat, "ADDRESS").status()).isEqualTo(303);
        assertThat(dora.get(path(pat)).status()).as("done").isEqualTo(404);
        try (var connection = owner.open();
                var closed = connection.prepareStatement(
                        "select closed_by from followup.call where patient_id = ? and outcome = 'SPOKE'")) {
            closed.setObject(1, pat.patient());
            var row = closed.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getObject(1, UUID.class)).isEqualTo(cast.dora().account());
        }
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.frank().browser().get("/staff/calls").status()).isEqualTo(404);
        assertThat(cast.ann().browser().get("/staff/calls").status()).isEqualTo(404);
    }

    private static Browser.Answer spoke(Browser browser, CastMember pat, String second) {
        return browser.post(
                path(pat),
                "outcome",
                "SPOKE",
                "identifiers",
                "BIRTH_DATE",
                "identifiers",
                second,
                "understood",
                "yes",
                "told",
                "All is well.");
    }

    private void result(CastMember member) {
        var potassium = Arrivals.potassium(member.patient(), "4.4", clock.instant());
        chart.file(Viewer.job("import"), member.patient(), List.of(potassium));
    }

    private static String path(CastMember member) {
        return "/staff/calls/" + member.patient();
    }

    private void account(CastMember member, String change) throws Exception {
        try (var connection = owner.open();
                var statement = connection.prepareStatement("update access.account set " + change + " where id = ?")) {
            statement.setObject(1, member.account());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
