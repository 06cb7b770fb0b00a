package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NothingWaitsPastItsClockTests extends SomeWork {

    @Autowired
    NothingWaitsPastItsClock guard;

    @Test
    @Verifies({"A1.7#5", "A1.7#6"})
    void itBreaksWhenTheRoundsStopAndTurnsWhenTheyGoOn() {
        answering(Pool.NURSES, colleague(Role.NURSE), colleague(Role.NURSE));
        answering(Pool.FRONT_DESK, colleague(Role.FRONT_DESK), colleague(Role.FRONT_DESK));
        answering(Pool.CLINICIANS, colleague(Role.CLINICIAN), colleague(Role.CLINICIAN));
        open(JOB, CALL);
        rounds.walk();
        assertThat(stuck()).isEmpty();
        assertThat(guard.evidence().state()).isNotEqualTo(State.BROKEN);

        clock.advance(Duration.ofMinutes(20));
        assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        var went = coverage.counts(colleague(Role.NURSE)).wentOn();
        rounds.walk();
        assertThat(guard.evidence().state()).isNotEqualTo(State.BROKEN);
        assertThat(coverage.counts(colleague(Role.NURSE)).wentOn()).isGreaterThan(went);
    }

    private List<String> stuck() {
        return asking.as(JOB, sql -> sql.of("""
                        select concat_ws(' ', kind, skill, pace, level, owner is null, viewer.at() - opened_at,
                            viewer.at() - escalates_at)
                        from worklist.work where closed_at is null and (escalates_at < viewer.at() - interval '3 minutes'
                            or owner is null and opened_at < viewer.at() - interval '3 minutes')
                        """).query(String.class).list());
    }
}
