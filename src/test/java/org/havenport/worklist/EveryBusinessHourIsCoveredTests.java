package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EveryBusinessHourIsCoveredTests extends SomeWork {

    @Autowired
    EveryBusinessHourIsCovered guard;

    @Test
    @Verifies({"A1.7#1", "A1.7#6"})
    void itHoldsWhenEveryHourHasTwoNamesAndSaysWhichAreOpen() {
        asking.run(
                JOB,
                sql -> sql.of("update worklist.absence set ended_at = viewer.at() where ended_at is null")
                        .update());
        var ellis = colleague(Role.CLINICIAN);
        var osei = colleague(Role.CLINICIAN);
        coverage.roster(JOB).all().forEach(whose -> cover(whose, ellis, osei));
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        asking.run(JOB, sql -> sql.of("""
                        update worklist.cover set ended_at = viewer.at() where pool = 'NURSES' and ended_at is null
                        """).update());
        assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(guard.evidence().seen()).doesNotStartWith("0 uncovered hours");

        cover(Roster.Whose.of(Pool.NURSES), ellis, osei);
        asking.atTheDoor(sql -> sql.of("update viewer.role_grant set ends_at = viewer.at() where actor_id = :actor")
                .param("actor", osei.actor())
                .update());
        assertThat(guard.evidence().state()).as("one of two names is missing").isEqualTo(State.NEEDS_ATTENTION);
    }

    private void cover(Roster.Whose whose, Viewer first, Viewer second) {
        coverage.cover(
                JOB,
                new Roster.Cover(
                        UUID.randomUUID(), whose, null, LocalTime.MIN, LocalTime.MAX, first.actor(), second.actor()));
    }
}
