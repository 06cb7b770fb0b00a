package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.TestClock;
import org.havenport.house.Viewers;
import org.havenport.patients.CareTeams;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Ann with a result and one that waits, and a nurse who looks after her. */
abstract class WithAnnsEyes {

    static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    Cast cast;

    @Autowired
    Chart chart;

    @Autowired
    CareTeams teams;

    @Autowired
    Grants grants;

    @Autowired
    Audit audit;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    CastMember ann;
    CastMember nurse;
    UUID patient = Viewer.NO_ID;
    List<Arrival> panel = List.of();
    Arrival waiting = Arrivals.potassium(Viewer.NO_ID, "4.4", java.time.Instant.EPOCH);
    String mirror = "";

    @BeforeEach
    void annHasOneResultAndOneThatWaits() {
        ann = cast.newPatient();
        patient = ann.patient();
        panel = Arrivals.panel(patient, "4.31", clock.instant().minus(Duration.ofDays(3)));
        waiting = Arrivals.potassium(patient, "6.87", clock.instant());
        chart.file(IMPORT, patient, panel);
        chart.file(IMPORT, patient, List.of(waiting));
        nurse = lookingAfter(Role.NURSE);
        mirror = "/staff/patients/" + patient + "/mirror";
    }

    Browser opened(CastMember by) {
        var browser = by.browser();
        assertThat(browser.post(mirror).location()).isEqualTo("/home");
        return browser;
    }

    CastMember lookingAfter(Role... roles) {
        var member = cast.newStaff(roles);
        teams.related(Viewer.job("test"), patient, member.account(), null);
        return member;
    }

    /** What stands in main, without what is drawn anew for each form. */
    static String mainOf(Browser.Answer answer) {
        var body = answer.bodyWithoutToken();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"));
    }

    List<AuditLine> lines(CastMember by) {
        return audit.search(
                viewers.staff(Role.COMPLIANCE_OFFICER),
                new AuditQuery(null, null, by.account(), patient, null, null, null));
    }

    long count(String table) throws SQLException {
        try (var connection = owner.open();
                var query = connection.prepareStatement("select count(*) from " + table + " where patient_id = ?")) {
            query.setObject(1, patient);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    void set(String sql, UUID account) throws SQLException {
        try (var connection = owner.open();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, account);
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
