package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NobodyApprovesTheirOwnChangeTests {

    @Autowired
    NobodyApprovesTheirOwnChange promise;

    @Autowired
    Protocols protocols;

    @Autowired
    Deciding deciding;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @AfterEach
    void forget() {
        deciding.forget(PracticeParameters.HOLIDAYS);
    }

    @Test
    @Verifies("A1.0#3")
    void whoWroteItCannotApproveOrRejectIt() {
        var jana = viewers.staff(Role.ADMINISTRATOR);
        var number = protocols.propose(jana, PracticeParameters.HOLIDAYS, "2026-12-25", "", deciding.today());

        assertThatThrownBy(() -> protocols.approve(jana, number, null)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> protocols.reject(jana, number, "No")).isInstanceOf(IllegalStateException.class);
        for (var role : new Role[] {Role.COUNSEL, Role.MEDICAL_DIRECTOR, Role.NURSE}) {
            assertThatThrownBy(() -> protocols.approve(viewers.staff(role), number, null))
                    .isInstanceOf(SecurityException.class);
        }
        protocols.approve(viewers.staff(Role.COMPLIANCE_OFFICER), number, null);
        assertThat(protocols.value(PracticeParameters.HOLIDAYS)).isEqualTo("2026-12-25");
    }

    @Test
    @Verifies("A1.0#3")
    void itTurnsWhenSomebodyDidAllTheSame() throws SQLException {
        deciding.decide(PracticeParameters.HOLIDAYS, "2026-12-25");
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);

        owner.run("alter table protocols.proposal drop constraint nobody_approves_their_own;"
                + "update protocols.proposal set ended_by = proposed_by where key = 'practice.holidays'");
        try {
            assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            deciding.forget(PracticeParameters.HOLIDAYS);
            owner.run("alter table protocols.proposal add constraint nobody_approves_their_own"
                    + " check (state not in ('APPROVED', 'REJECTED') or ended_by <> proposed_by)");
        }
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void whatOnePersonDecidedEarlierIsSaidUntilItIsDecidedAnew() throws SQLException {
        owner.run("""
                insert into protocols.proposal (key, approver, value, before, departs, reason, proposed_by,
                    proposed_by_name, proposed_at, effective_from, effective_at, state, in_force_from)
                values ('practice.holidays', 'OFFICER', '"2026-12-24"', '""', false, '', gen_random_uuid(), '',
                    timestamptz '2026-01-01 00:00Z', date '2026-01-01', timestamptz '2026-01-01 00:00Z', 'EARLIER',
                    timestamptz '2026-01-01 00:00Z')
                """);
        protocols.readAgain();

        assertThat(protocols.value(PracticeParameters.HOLIDAYS)).isEqualTo("2026-12-24");
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        deciding.decide(PracticeParameters.HOLIDAYS, "2026-12-24");
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
    }
}
