package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class WaitingListTests {

    private static final String LIST = "/staff/results-to-release";

    @Autowired
    Chart chart;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @Autowired
    Audit audit;

    @Autowired
    Viewers viewers;

    @Autowired
    ContactGate gate;

    @Autowired
    OwnersConnection owner;

    @Test
    void theListShowsWhoseWhatAndHowLong() {
        var bea = cast.newPatient();
        fileYesterday(bea);
        assertThat(cast.dora().browser().get(LIST).body())
                .contains(LIST + "/" + bea.patient(), "6.4 mmol/L", "Critical, high", "Nobody yet", " over<");
        assertThat(cast.dora().browser().get("/staff").body()).contains(LIST);
    }

    @Test
    @Verifies("B.risk.over.2#2")
    void whatDoesNotFitOnTheListIsCounted() throws SQLException {
        owner.run("""
                insert into release.gate (patient_id, item_id, class, since, call_by)
                select '%s', gen_random_uuid(), 'SIGNIFICANT', now(), now() + interval '9000 days'
                from generate_series(1, 201)
                """.formatted(cast.newPatient().patient()));
        try {
            var all = gate.queue(viewers.staff(Role.NURSE)).count();
            assertThat(cast.dora().browser().get(LIST).body())
                    .contains("<h2 id=\"waiting\">%d results wait for a call</h2>".formatted(all))
                    .containsPattern("%d more comes? up as these are done".formatted(all - 200));
        } finally {
            owner.run("delete from release.gate where call_by > now() + interval '8000 days'");
        }
    }

    @Test
    void theListLeavesOneLineForEachPatient() {
        var bea = cast.newPatient();
        var other = cast.newPatient();
        fileYesterday(bea);
        for (int waiting = 0; waiting < 2; waiting++) {
            fileYesterday(bea);
            fileYesterday(other);
        }
        var nurse = cast.newStaff(Role.NURSE);

        assertThat(nurse.browser().get(LIST).body())
                .contains(bea.patient().toString(), other.patient().toString());

        assertThat(listed(nurse, bea))
                .as("three results of three items each")
                .singleElement()
                .satisfies(line -> assertThat(line.count()).isEqualTo(9));
        assertThat(listed(nurse, other))
                .singleElement()
                .satisfies(line -> assertThat(line.count()).isEqualTo(6));
    }

    /** Due before what other tests left open, so that it stands on the list whatever they did. */
    private void fileYesterday(CastMember patient) {
        clock.advance(Duration.ofDays(-1));
        try {
            chart.file(
                    Viewer.job("import"), patient.patient(), Arrivals.panel(patient.patient(), "6.4", clock.instant()));
        } finally {
            clock.back();
        }
    }

    private List<AuditLine> listed(CastMember by, CastMember about) {
        var query = new AuditQuery(null, null, by.account(), about.patient(), "waiting-result-listed", null, null);
        return audit.search(viewers.staff(Role.COMPLIANCE_OFFICER), query);
    }
}
