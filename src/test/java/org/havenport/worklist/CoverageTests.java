package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.CoverageRefused.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PortalTest
class CoverageTests extends SomeWork {

    private Viewer.Staff nora;
    private Instant from;

    @BeforeEach
    void colleagues() {
        dora = colleague(Role.NURSE);
        nora = colleague(Role.NURSE);
        frank = colleague(Role.FRONT_DESK);
        answering(Pool.NURSES, dora, nora);
        from = clock.instant().plus(Duration.ofDays(1));
    }

    private Roster.Absence away(Viewer who, Viewer alternate) {
        return new Roster.Absence(
                UUID.randomUUID(), who.actor(), from, from.plus(Duration.ofDays(7)), alternate.actor());
    }

    private void refused(Why why, Viewer by, Roster.Absence absence) {
        assertThatThrownBy(() -> coverage.away(by, absence))
                .isInstanceOfSatisfying(
                        CoverageRefused.class, e -> assertThat(e.why()).isEqualTo(why));
        assertThat(coverage.roster(JOB).absences()).noneMatch(it -> it.id().equals(absence.id()));
    }

    @Test
    @Verifies("A1.7#2")
    void anAbsenceIsRefusedWithoutANamedSkilledAlternateWhoIsThere() {
        var vera = colleague(Role.NURSE);
        refused(Why.SAME_PERSON, dora, away(dora, dora));
        refused(Why.LACKS_THE_SKILL, dora, away(dora, frank));
        refused(Why.LACKS_THE_SKILL, dora, away(dora, viewers.staff(Role.NURSE)));
        coverage.away(vera, away(vera, colleague(Role.NURSE)));
        refused(Why.AWAY_TOO, dora, away(dora, vera));
    }

    @Test
    @Verifies("A1.7#2")
    void theDatabaseRefusesAnAbsenceWithoutASkilledAlternateToo() {
        for (var alternate : List.of(frank, viewers.staff(Role.NURSE))) {
            assertThatThrownBy(() -> asking.run(dora, sql -> CoverageRows.write(sql, away(dora, alternate))))
                    .hasStackTraceContaining("alternate_has_the_skill");
        }
        assertThatThrownBy(() -> asking.run(dora, sql -> CoverageRows.write(sql, away(dora, dora))))
                .hasStackTraceContaining("somebody_else");
        assertThatThrownBy(() -> asking.run(
                        dora, sql -> sql.of("""
                        insert into worklist.absence (id, account, starts_at, ends_at, entered_at, entered_by)
                        values (gen_random_uuid(), :who, viewer.at(), viewer.at() + interval '1 day', viewer.at(), :who)
                        """).param("who", dora.actor()).update()))
                .hasStackTraceContaining("alternate");
    }

    @Test
    @Verifies("A1.7#2")
    void anAlternateWhoIsTheOtherNameLeavesHoursOpenAndIsRefused() {
        assertThatThrownBy(() -> coverage.away(dora, away(dora, nora)))
                .isInstanceOfSatisfying(CoverageRefused.class, e -> {
                    assertThat(e.why()).isEqualTo(Why.LEAVES_HOURS_OPEN);
                    assertThat(e.gaps()).isNotEmpty();
                });
    }

    @Test
    @Verifies("A1.7#1")
    void whoIsAwayIsStoodInForUntilItIsTakenBack() {
        var vera = colleague(Role.NURSE);
        var absence = away(dora, vera);
        coverage.away(dora, absence);
        var hour = OpenHours.of(coverage.roster(JOB).clock(), from, 7).get(1).from();

        assertThat(coverage.roster(JOB).named(Roster.Whose.of(Pool.NURSES), hour))
                .isEqualTo(new Roster.Named(vera.actor(), nora.actor()));
        assertThat(coverage.takeBack(frank, Coverage.Kept.ABSENCE, absence.id()))
                .as("only theirs, or by who names")
                .isFalse();
        assertThat(coverage.takeBack(dora, Coverage.Kept.ABSENCE, absence.id())).isTrue();
        assertThat(coverage.roster(JOB).named(Roster.Whose.of(Pool.NURSES), hour))
                .isEqualTo(new Roster.Named(dora.actor(), nora.actor()));
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        refused(Why.NOT_YOURS, frank, away(dora, nora));
        assertThatThrownBy(() -> coverage.join(dora, Pool.NURSES, dora.actor(), true))
                .isInstanceOf(CoverageRefused.class);
        assertThatThrownBy(() -> asking.run(frank, sql -> CoverageRows.write(sql, away(dora, nora))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void whoNamesMayEnterItForAnother() {
        var karl = colleague(Role.PORTAL_COORDINATOR);
        var absence = away(dora, colleague(Role.NURSE));
        coverage.away(karl, absence);

        assertThat(coverage.roster(JOB).absences()).anyMatch(it -> it.id().equals(absence.id()));
    }

    @Test
    @Verifies("A1.7#2")
    void twoWhoEnterAtOnceDoNotStandInForEachOther() throws InterruptedException {
        for (int round = 0; round < 8; round++) {
            var vera = colleague(Role.NURSE);
            var walt = colleague(Role.NURSE);
            var go = new CountDownLatch(1);
            var both = List.of(enters(go, vera, walt), enters(go, walt, vera));
            go.countDown();
            for (var one : both) {
                one.join();
            }
            assertThat(coverage.roster(JOB).absences())
                    .filteredOn(it -> List.of(vera.actor(), walt.actor()).contains(it.account()))
                    .hasSize(1);
        }
    }

    private Thread enters(CountDownLatch go, Viewer who, Viewer alternate) {
        return Thread.ofPlatform().start(() -> {
            try {
                go.await();
                coverage.away(who, away(who, alternate));
            } catch (CoverageRefused | InterruptedException refused) {
                // One of the two is told that the other is away.
            }
        });
    }
}
