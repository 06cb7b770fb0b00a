package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AnAbsenceHasAnAlternateTests extends SomeWork {

    @Autowired
    AnAbsenceHasAnAlternate guard;

    @Test
    @Verifies("A1.7#2")
    void itBreaksWhenAnAlternateCannotActAnyMore() {
        asking.run(
                JOB,
                sql -> sql.of("update worklist.absence set ended_at = viewer.at() where ended_at is null")
                        .update());
        var away = colleague(Role.NURSE);
        var alternate = colleague(Role.NURSE);
        coverage.away(
                away,
                new Roster.Absence(
                        UUID.randomUUID(),
                        away.actor(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(3)),
                        alternate.actor()));
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        asking.atTheDoor(sql -> sql.of("update viewer.role_grant set ends_at = viewer.at() where actor_id = :actor")
                .param("actor", alternate.actor())
                .update());
        assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
    }
}
