package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class WorkRoundsTests extends SomeWork {

    @Autowired
    Duties duties;

    private Viewer.Staff first;
    private Viewer.Staff second;
    private Viewer.Staff lead;
    private Viewer.Staff director;

    @BeforeEach
    void aPractice() {
        first = colleague(Role.NURSE);
        second = colleague(Role.NURSE);
        lead = colleague(Role.NURSE);
        director = colleague(Role.CLINICIAN, Role.MEDICAL_DIRECTOR);
        answering(Pool.NURSES, first, second);
        coverage.join(JOB, Pool.NURSES, lead.actor(), true);
        duties.name(JOB, Duty.MEDICAL_DIRECTOR, Duty.Place.HOLDER, director.actor());
    }

    @Test
    @Verifies({"A1.7#5", "A3.2#6"})
    void whatNobodyTakesGoesToTheAlternateTheLeadAndTheMedicalDirector() {
        open(JOB, CALL);
        rounds.walk();
        assertThat(work(CALL).owner()).isEqualTo(first.actor());
        assertThat(paged(first)).isEqualTo(1);

        for (var next : List.of(second, lead, director)) {
            clock.advance(Duration.ofMinutes(16));
            rounds.walk();
            assertThat(work(CALL).owner()).isEqualTo(next.actor());
            assertThat(paged(next)).isEqualTo(1);
        }
        assertThat(work(CALL).level()).isEqualTo(Work.LAST);
        assertThat(steps(work(CALL))).containsExactly(Step.CAME_TO, Step.WENT_ON, Step.WENT_ON, Step.WENT_ON);
        clock.advance(Duration.ofMinutes(61));
        rounds.walk();
        assertThat(steps(work(CALL))).endsWith(Step.PAGED);
    }

    @Test
    @Verifies("A3.2#6")
    void whatIsTakenGoesOnWhenItIsNotDoneInItsHour() {
        open(JOB, CALL);
        rounds.walk();
        asking.run(first, sql -> worklist.taken(sql, ann.patient(), CALL, subject));

        clock.advance(Duration.ofMinutes(50));
        rounds.walk();
        assertThat(work(CALL).owner()).isEqualTo(first.actor());
        clock.advance(Duration.ofMinutes(11));
        rounds.walk();
        assertThat(work(CALL).owner()).isEqualTo(second.actor());
        assertThat(work(CALL).taken()).as("the next has still to take it").isNull();
    }

    @Test
    void aSecondRoundChangesNothing() {
        open(JOB, CALL);
        rounds.walk();
        var once = work(CALL);
        rounds.walk();

        assertThat(work(CALL)).isEqualTo(once);
        assertThat(steps(once)).containsExactly(Step.CAME_TO);
    }

    @Test
    void whatIsSomebodysWhoGoesAwayComesToWhoStandsIn() {
        open(JOB, CALL);
        rounds.walk();
        var alternate = colleague(Role.NURSE);
        coverage.away(
                first,
                new Roster.Absence(
                        UUID.randomUUID(),
                        first.actor(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(2)),
                        alternate.actor()));
        rounds.walk();

        assertThat(work(CALL).owner()).isEqualTo(alternate.actor());
        assertThat(steps(work(CALL))).containsExactly(Step.CAME_TO, Step.REROUTED);
    }

    @Test
    void whoseRoleEndedHasNoWorkAnyMore() {
        open(JOB, CALL);
        rounds.walk();
        asking.atTheDoor(sql -> sql.of("update viewer.role_grant set ends_at = viewer.at() where actor_id = :actor")
                .param("actor", first.actor())
                .update());
        rounds.walk();

        assertThat(work(CALL).owner()).isEqualTo(second.actor());
    }

    @Test
    void nobodyOnCallOutOfHoursMeansTheLead() {
        asking.run(JOB, sql -> {
            sql.of("update worklist.shift set ended_at = viewer.at() where ended_at is null")
                    .update();
            sql.of("update worklist.cover set ended_at = viewer.at() where ended_at is null and pool = 'NURSES'")
                    .update();
        });
        open(JOB, CALL);
        rounds.walk();

        assertThat(work(CALL).owner()).isEqualTo(lead.actor());
    }

    private long paged(Viewer.Staff who) {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select count(*) from notices.account_notice where account_id = :who and kind = 'worklist.work-waits'
                          and about = :work
                        """)
                        .param("who", who.actor())
                        .param("work", work(CALL).id())
                        .query(Long.class)
                        .single());
    }
}
