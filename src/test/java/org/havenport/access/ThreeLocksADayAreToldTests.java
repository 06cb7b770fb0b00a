package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ThreeLocksADayAreToldTests {

    @Autowired
    ThreeLocksADayAreTold told;

    @Autowired
    FailedSignInsLockThePassword failures;

    @Autowired
    Usernames usernames;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
        told.raise();
    }

    @Test
    @Verifies({"A1.4#7", "A1.4#8"})
    void threeLocksTellThePatientAndStandOnTheListWithWhereTheyCameFrom() {
        var pat = cast.newPatient();
        lock(pat.username(), 2);
        told.raise();
        assertThat(notices(pat)).as("two are not enough").isZero();
        lock(pat.username(), 1);
        told.raise();
        told.raise();
        assertThat(notices(pat)).as("told once").isEqualTo(1);

        var jana = cast.jana().browser();
        assertThat(jana.get("/staff").body()).contains("Alarms about sign-in");
        var page = jana.get("/staff/security").body();
        assertThat(page)
                .contains("A patient’s account", "It was locked 3 times", "203.0.113.*", "Firefox Windows")
                .doesNotContain(pat.username(), "203.0.113.77");
    }

    @Test
    void aNameThatNobodyHasStandsThereToo() {
        lock("nobody-" + UUID.randomUUID(), 3);
        told.raise();
        assertThat(cast.jana().browser().get("/staff/security").body()).contains("A user name that nobody has");
    }

    @Test
    void anAlarmIsClosedWithWhatCameOfItAndLeavesATrace() {
        var pat = cast.newPatient();
        lock(pat.username(), 3);
        told.raise();
        var alarm = alarmOf(pat);
        var jana = cast.newStaff(Role.SECURITY_ADMINISTRATOR).browser();
        var path = "/staff/security/" + alarm + "/close";
        assertThat(jana.post(path, "outcome", "STOPPED", "note", "").status()).isEqualTo(422);
        assertThat(jana.post(path, "outcome", "STOPPED", "note", "Called, it was not her")
                        .status())
                .isEqualTo(303);
        assertThat(jana.post(path, "outcome", "STOPPED", "note", "again").status())
                .isEqualTo(404);
        told.raise();
        assertThat(notices(pat)).as("the same locks raise nothing again").isEqualTo(1);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.dora().browser().get("/staff/security").status()).isEqualTo(404);
        assertThat(cast.hugo().browser().get("/staff/security").status()).isEqualTo(404);
        assertThat(cast.ann().browser().get("/staff/security").status()).isEqualTo(404);
    }

    @Test
    @Verifies("A1.4#8")
    void theEvidenceTurnsWhenNobodyIsTold() {
        told.raise();
        assertThat(told.evidence().state()).isEqualTo(State.HOLDS);
        lock("nobody-" + UUID.randomUUID(), 3);
        clock.advance(Duration.ofMinutes(20));
        assertThat(told.evidence().state()).isEqualTo(State.BROKEN);
    }

    private void lock(String username, int times) {
        asking.atTheDoor(sql -> {
            var name = usernames.blind(sql, username);
            for (int i = 0; i < times; i++) {
                var network = usernames.blindNetwork(sql, UUID.randomUUID().toString());
                var source = new Source(network, network, false);
                var from = new From("203.0.113.77", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0", null);
                sql.of("""
                                insert into access.source (name_blind, source_blind, device, failures, wait_until,
                                    last_failed_at)
                                values (:name, :source, false, 10, :now, :now)
                                """)
                        .param("name", name)
                        .param("source", network)
                        .param("now", Sql.time(sql.now()))
                        .update();
                failures.failed(sql, WayIn.PASSWORD, name, source, from, new Try.Counted(0));
            }
            return true;
        });
    }

    private UUID alarmOf(CastMember pat) {
        return asking.atTheDoor(sql -> sql.of("select id from access.alarm where account = :account")
                .param("account", pat.account())
                .query(UUID.class)
                .single());
    }

    private long notices(CastMember pat) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select count(*) from notices.notice where patient_id = :patient and kind = :kind")
                        .param("patient", pat.patient())
                        .param("kind", ThreeLocksADayAreTold.LOCKED_OFTEN.key())
                        .query(Long.class)
                        .single());
    }
}
