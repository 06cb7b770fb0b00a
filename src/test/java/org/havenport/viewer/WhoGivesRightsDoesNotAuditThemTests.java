package org.havenport.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@PortalTest
class WhoGivesRightsDoesNotAuditThemTests {

    private static final String INSERT = """
            insert into viewer.role_grant (actor_id, role, starts_at, ends_at, granted_by)
            values (:actor, :role, :now, :end, :by)
            """;

    @Autowired
    private WhoGivesRightsDoesNotAuditThem guard;

    @Autowired
    private Asking asking;

    @Autowired
    private Viewers viewers;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private TestClock clock;

    @Test
    @Verifies("B.sec.2#7")
    void theDatabaseRefusesWhatTheDoorWouldForAnyLoginRole() {
        var administrator = viewers.staff(Role.ADMINISTRATOR);
        var officer = viewers.staff(Role.COMPLIANCE_OFFICER);
        var nurse = viewers.staff(Role.NURSE);
        refused(administrator, officer.actor(), "ADMINISTRATOR", administrator.actor());
        refused(administrator, administrator.actor(), "NURSE", administrator.actor());
        refused(administrator, nurse.actor(), "BILLING", officer.actor());
        refused(officer, nurse.actor(), "BILLING", officer.actor());
        refused(nurse, nurse.actor(), "CLINICIAN", nurse.actor());
        refused(Viewer.job("test"), officer.actor(), "SECURITY_ADMINISTRATOR", null);
        assertThat(insert(administrator, nurse.actor(), "BILLING", administrator.actor()))
                .isOne();
    }

    @Test
    @Verifies("B.sec.2#7")
    void nobodyMovesTheEndOfTheirOwnOrConfirmsForAnother() {
        var administrator = viewers.staff(Role.ADMINISTRATOR);
        var nurse = viewers.staff(Role.NURSE);
        assertThat(update(administrator, administrator.actor(), "ends_at = viewer.at() + interval '90 days'"))
                .isZero();
        assertThatThrownBy(() -> update(administrator, nurse.actor(), "ends_at = viewer.at() + interval '90 days'"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> update(
                        administrator,
                        nurse.actor(),
                        "ends_at = viewer.at() + interval '900 days', confirmed_by = '" + administrator.actor()
                                + "', confirmed_at = viewer.at()"))
                .isInstanceOf(DataAccessException.class);
        assertThat(update(nurse, nurse.actor(), "ends_at = viewer.at() + interval '90 days'"))
                .isZero();
    }

    @Test
    @Verifies("B.sec.2#7")
    void itTurnsWhenSomebodyHoldsBothAllTheSame() throws SQLException {
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        var officer = viewers.staff(Role.COMPLIANCE_OFFICER);
        owner.run("alter table viewer.role_grant disable trigger who_grants_does_not_audit");
        try {
            insert(Viewer.job("test"), officer.actor(), "ADMINISTRATOR", null);
            assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        } finally {
            owner.run("delete from viewer.role_grant where actor_id = '" + officer.actor() + "'");
            owner.run("alter table viewer.role_grant enable trigger who_grants_does_not_audit");
        }
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    private void refused(Viewer viewer, UUID account, String role, @Nullable UUID by) {
        assertThatThrownBy(() -> insert(viewer, account, role, by)).isInstanceOf(DataAccessException.class);
    }

    private int insert(Viewer viewer, UUID account, String role, @Nullable UUID by) {
        return asking.as(
                viewer,
                sql -> sql.of(INSERT)
                        .param("actor", account)
                        .param("role", role)
                        .param("now", Sql.time(clock.instant()))
                        .param("end", Sql.time(clock.instant().plus(java.time.Duration.ofDays(90))))
                        .param("by", by, java.sql.Types.OTHER)
                        .update());
    }

    private int update(Viewer viewer, UUID account, String what) {
        return asking.as(
                viewer,
                sql -> sql.of("update viewer.role_grant set " + what + " where actor_id = :actor")
                        .param("actor", account)
                        .update());
    }
}
