package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HandsTests extends SomeWork {

    private static final String MANY = "test.many";

    @Autowired
    Hands hands;

    @Autowired
    OwnersConnection owner;

    private Viewer.Staff nora;
    private Viewer.Staff ellis;

    @BeforeEach
    void colleagues() {
        dora = colleague(Role.NURSE);
        nora = colleague(Role.NURSE);
        ellis = colleague(Role.CLINICIAN);
        frank = colleague(Role.FRONT_DESK);
        answering(Pool.NURSES, dora, nora);
        answering(Pool.CLINICIANS, ellis, colleague(Role.CLINICIAN));
        answering(Pool.FRONT_DESK, frank, colleague(Role.FRONT_DESK));
        open(JOB, CALL);
    }

    @Test
    void whatAColleagueHasTakenIsNotTakenTwice() {
        var call = work(CALL);
        assertThat(hands.take(dora, call.patient(), call.id())).isTrue();
        assertThat(work(CALL).goesOn()).as("it goes on when it is due").isEqualTo(call.due());

        assertThatThrownBy(() -> hands.take(nora, call.patient(), call.id()))
                .isInstanceOfSatisfying(
                        WorkRefused.class, e -> assertThat(e.why()).isEqualTo(WorkRefused.Why.TAKEN_BY_ANOTHER));
        assertThat(work(CALL).owner()).isEqualTo(dora.actor());
    }

    @Test
    void whoElseHasItOpenIsSaid() {
        assertThat(worklist.alsoOpen(dora, ann.patient(), CALL, subject)).isEmpty();
        assertThat(worklist.alsoOpen(nora, ann.patient(), CALL, subject))
                .singleElement()
                .satisfies(it -> assertThat(it.account()).isEqualTo(dora.actor()));
    }

    @Test
    void itIsHandedOnlyToWhoCanDoIt() {
        var call = work(CALL);
        assertThatThrownBy(() -> hands.handOver(dora, call.patient(), call.id(), frank.actor()))
                .isInstanceOf(WorkRefused.class);
        assertThat(hands.handOver(dora, call.patient(), call.id(), nora.actor()))
                .isTrue();

        assertThat(work(CALL).owner()).isEqualTo(nora.actor());
        assertThat(work(CALL).taken()).isNull();
        assertThat(work(CALL).goesOn()).as("no clock is set back").isBeforeOrEqualTo(call.goesOn());
    }

    @Test
    @Verifies("B.risk.reply.3#3")
    void itIsPassedUpWithOneActionAndHasAnOwnerAtOnce() {
        open(JOB, FORM);
        var form = work(FORM);
        assertThat(hands.passUp(frank, form.patient(), form.id())).isTrue();
        assertThat(work(FORM).skill()).isEqualTo(Skill.NURSE);
        assertThat(work(FORM).owner()).isEqualTo(dora.actor());

        assertThat(hands.passUp(dora, form.patient(), form.id())).isTrue();
        assertThat(work(FORM).pool()).isEqualTo(Pool.CLINICIANS);
        assertThat(work(FORM).owner()).isEqualTo(ellis.actor());
        assertThatThrownBy(() -> hands.passUp(ellis, form.patient(), form.id())).isInstanceOf(WorkRefused.class);
    }

    @Test
    @Verifies("B.risk.reply.3#4")
    void itIsPassedDownOnlyWithAReason() {
        var call = work(CALL);
        assertThatThrownBy(() -> hands.passDown(dora, call.patient(), call.id(), null))
                .isInstanceOfSatisfying(
                        WorkRefused.class, e -> assertThat(e.why()).isEqualTo(WorkRefused.Why.NO_REASON));
        assertThat(work(CALL).skill()).isEqualTo(Skill.NURSE);
        assertThat(hands.passDown(dora, call.patient(), call.id(), Hands.Reason.NOT_CLINICAL))
                .isTrue();
        assertThat(work(CALL).skill()).isEqualTo(Skill.CLERK);
        assertThat(hands.steps(dora, work(CALL)))
                .anySatisfy(it -> assertThat(it.why()).isEqualTo("NOT_CLINICAL"));
    }

    @Test
    @Verifies("B.risk.reply.3#4")
    void theDatabaseDemandsAReasonAndTheSkillToo() {
        assertThatThrownBy(() -> asking.run(
                        dora, sql -> sql.of("""
                                update worklist.work set skill = 'CLERK', passed_why = null
                                where patient_id = :patient
                                """).param("patient", ann.patient()).update()))
                .hasStackTraceContaining("passed down with a reason");
        asking.run(
                JOB,
                sql -> sql.of(
                                "update worklist.work set skill = 'CLINICIAN', pool = 'CLINICIANS' where patient_id = :patient")
                        .param("patient", ann.patient())
                        .update());
        assertThatThrownBy(() -> asking.run(
                        dora, sql -> sql.of("""
                                update worklist.work set skill = 'NURSE', passed_why = 'OTHER_TEAM'
                                where patient_id = :patient
                                """).param("patient", ann.patient()).update()))
                .hasStackTraceContaining("passed down with a reason");
    }

    @Test
    @Verifies("B.risk.over.2#2")
    void whatIsForOthersAndDueBeforeItHidesNoWork() throws SQLException {
        try {
            overdue(Pool.CLINICIANS, Skill.CLINICIAN);
            assertThat(ids(hands.open(dora))).contains(work(CALL).id());

            overdue(Pool.FRONT_DESK, Skill.CLERK);
            assertThat(hands.open(frank).others().more())
                    .as("what is not shown is counted")
                    .isPositive();
            assertThat(hands.take(dora, ann.patient(), work(CALL).id())).isTrue();
            assertThat(hands.open(dora).own().shown())
                    .extracting(Work::id)
                    .as("what is one's own stands by itself")
                    .contains(work(CALL).id());
        } finally {
            owner.run("delete from worklist.work where kind = '%s'".formatted(MANY));
        }
    }

    private void overdue(Pool pool, Skill skill) throws SQLException {
        owner.run("""
                insert into worklist.work (patient_id, id, kind, subject, pool, skill, pace, opened_at, opened_by, due_at,
                    escalates_at)
                select '%s', gen_random_uuid(), '%s', gen_random_uuid(), '%s', '%s', 'BUSINESS', now(), '%s',
                    now() - interval '400 days', now() + interval '400 days'
                from generate_series(1, 301)
                """.formatted(ann.patient(), MANY, pool, skill, JOB.actor()));
    }

    private static List<UUID> ids(Hands.Open open) {
        return Stream.of(open.own(), open.others())
                .flatMap(it -> it.shown().stream())
                .map(Work::id)
                .toList();
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        var call = work(CALL);
        var hugo = viewers.staff();

        assertThat(hands.open(hugo)).isEqualTo(new Hands.Open(Listed.none(), Listed.none()));
        assertThat(hands.take(hugo, call.patient(), call.id())).isFalse();
        assertThat(hands.of(frank, call.patient(), call.id())).isEmpty();
    }
}
