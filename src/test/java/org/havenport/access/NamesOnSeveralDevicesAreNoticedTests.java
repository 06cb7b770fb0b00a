package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NamesOnSeveralDevicesAreNoticedTests {

    private static final String PAGE = "/staff/several-devices";

    @Autowired
    NamesOnSeveralDevicesAreNoticed guard;

    @Autowired
    SeveralDevices cases;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.3#10")
    void aNameOnThreeDevicesBecomesWorkWithAnOutcomeAndLocksNobody() {
        var nurse = cast.newStaff(Role.NURSE);
        var guardian = cast.newStaff(Role.SECURITY_ADMINISTRATOR);
        signIn(nurse);
        signIn(nurse);
        assertThat(waits(nurse)).isZero();
        signIn(nurse);
        assertThat(waits(nurse)).isEqualTo(1);
        assertThat(nurse.browser().get("/staff").status()).isEqualTo(200);

        var page = guardian.browser().get(PAGE).body();
        assertThat(page).contains("Names on several devices at once", "Up to 3 devices");
        var id = id(nurse);
        assertThat(page).contains(PAGE + "/" + id);
        assertThat(guardian.browser()
                        .post(PAGE + "/" + id, "outcome", "ONE_PERSON")
                        .status())
                .isEqualTo(303);
        assertThat(waits(nurse)).isZero();
        signIn(nurse);
        assertThat(waits(nurse)).as("nobody asks again for thirty days").isZero();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.dora().browser().get(PAGE).status()).isEqualTo(404);
        assertThat(cast.hugo().browser().get(PAGE).status()).isEqualTo(404);
        var patient = cast.newPatient();
        for (int i = 0; i < 3; i++) {
            signIn(patient);
        }
        var officer = cast.gina().browser();
        var page = officer.get(PAGE);
        assertThat(page.body()).contains("of a patient").doesNotContain("Keep this answer");
        assertThat(officer.post(PAGE + "/" + id(patient), "outcome", "SHARED").status())
                .isEqualTo(404);
    }

    @Test
    void theEvidenceTurnsWhenOneIsNotNoticed() {
        var ann = cast.newPatient();
        for (int i = 0; i < 3; i++) {
            signIn(ann);
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        move(ann, "closed_at = :now - interval '40 days', closed_by = :other, outcome = 'SHARED'");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            move(ann, "closed_at = :now, closed_by = :other, outcome = 'SHARED'");
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private void signIn(CastMember who) {
        // A code of the app works once: for the next there need not be a wait.
        clock.advance(Duration.ofSeconds(31));
        who.signIn(who.newBrowser());
    }

    private long waits(CastMember who) {
        return asking.atTheDoor(
                sql -> sql.of("select count(*) from access.several_devices where account = :id and closed_at is null")
                        .param("id", who.account())
                        .query(Long.class)
                        .single());
    }

    private java.util.UUID id(CastMember who) {
        return asking.atTheDoor(sql -> sql.of("select id from access.several_devices where account = :id")
                .param("id", who.account())
                .query(java.util.UUID.class)
                .single());
    }

    @Autowired
    org.havenport.database.OwnersConnection owner;

    private void move(CastMember who, String set) {
        try (var connection = owner.open();
                var statement = connection.prepareStatement("update access.several_devices set "
                        + set.replace(":now", "clock_timestamp()").replace(":other", "gen_random_uuid()")
                        + " where account = '" + who.account() + "'")) {
            statement.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
