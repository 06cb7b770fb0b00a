package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;

@PortalTest
class WorklistTests extends SomeWork {

    @Test
    @Verifies("B.risk.reply.3#1")
    void aJobOpensWorkWithTheSkillOfItsKindAndAClock() {
        open(JOB, CALL);

        var work = work(CALL);
        assertThat(work.skill()).isEqualTo(Skill.NURSE);
        assertThat(work.pool()).isEqualTo(Pool.NURSES);
        assertThat(work.due()).isEqualTo(work.opened().plus(Duration.ofMinutes(60)));
        assertThat(work.goesOn()).isEqualTo(work.opened().plus(Duration.ofMinutes(15)));
        assertThat(work.closed()).isNull();
    }

    @Test
    void aPatientOpensWorkAndSeesNothingOfIt() {
        open(ann, FORM);

        assertThat(work(FORM).skill()).isEqualTo(Skill.CLERK);
        assertThatThrownBy(() -> asking.as(
                        ann,
                        sql -> sql.of("select count(*) from worklist.work")
                                .query(Long.class)
                                .single()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aPatientOpensNoneAboutAnother() {
        var cara = viewers.patient();

        assertThatThrownBy(() ->
                        asking.run(cara, sql -> worklist.open(sql, NewWork.of(CALL, ann.patient(), UUID.randomUUID()))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aSecondOpeningOnlyBringsItForward() {
        open(JOB, CALL);
        var first = work(CALL);
        open(dora, CALL);
        open(ann, CALL);
        assertThat(work(CALL)).isEqualTo(first);

        var sooner = first.opened().plus(Duration.ofMinutes(10));
        asking.run(
                JOB,
                sql -> worklist.open(
                        sql, NewWork.of(CALL, ann.patient(), subject).due(sooner)));

        assertThat(work(CALL).id()).isEqualTo(first.id());
        assertThat(work(CALL).due()).isEqualTo(sooner);
        assertThat(work(CALL).goesOn()).isEqualTo(sooner);
    }

    @Test
    void whatTheTransactionDidNotKeepMadeNoWork() {
        assertThatThrownBy(() -> asking.run(JOB, sql -> {
                    worklist.open(sql, NewWork.of(CALL, ann.patient(), subject));
                    throw new IllegalStateException("a crash");
                }))
                .hasMessage("a crash");

        var open = asking.as(JOB, sql -> WorkRows.open(sql, ann.patient(), CALL, subject));
        assertThat(open).isEmpty();
    }

    @Test
    void itEndsWithItsClosingEventAndMayBeOpenedAgain() {
        open(JOB, CALL);
        asking.run(dora, sql -> worklist.close(sql, ann.patient(), CALL, subject));

        assertThat(work(CALL).outcome()).isEqualTo("CLOSED");
        assertThat(steps(work(CALL))).containsExactly(Step.CLOSED);
        clock.advance(Duration.ofSeconds(1));
        open(JOB, CALL);
        assertThat(work(CALL).closed()).isNull();
    }

    @Test
    void whatAPatientDoesMayEndItAndNeverAnothers() {
        var cara = viewers.patient();
        open(JOB, CALL);

        asking.run(cara, sql -> worklist.close(sql, ann.patient(), CALL, subject));
        assertThat(work(CALL).closed()).isNull();
        asking.run(ann, sql -> worklist.close(sql, ann.patient(), CALL, subject));
        assertThat(work(CALL).closed()).isNotNull();
    }

    @Test
    @Verifies("B.risk.reply.3#2")
    void itIsNotEndedByARoleBelowItsSkill() {
        open(JOB, FORM);
        var form = work(FORM);
        assertThat(worklist.finish(frank, form.patient(), form.id(), "DONE")).isTrue();
        assertThat(worklist.finish(frank, form.patient(), form.id(), "DONE"))
                .as("only once")
                .isFalse();

        open(JOB, CALL);
        var call = work(CALL);
        assertThat(worklist.finish(frank, call.patient(), call.id(), "DONE"))
                .as("does not even see it")
                .isFalse();
        assertThat(worklist.finish(viewers.staff(), call.patient(), call.id(), "DONE"))
                .isFalse();
        assertThat(worklist.finish(dora, call.patient(), call.id(), "DONE")).isTrue();
    }

    @Test
    @Verifies("B.risk.reply.3#2")
    void theDatabaseRefusesARoleBelowItsSkillToo() {
        open(JOB, CALL);
        asking.run(
                JOB,
                sql -> sql.of(
                                "update worklist.work set skill = 'CLINICIAN', pool = 'CLINICIANS' where patient_id = :patient")
                        .param("patient", ann.patient())
                        .update());
        var call = work(CALL);

        assertThatThrownBy(() -> worklist.finish(dora, call.patient(), call.id(), "DONE"))
                .isInstanceOf(WorkRefused.class);
        assertThatThrownBy(() -> asking.run(dora, sql -> WorkRows.end(sql, call, "DONE")))
                .hasStackTraceContaining("row-level security");
        assertThat(work(CALL).closed()).isNull();
    }

    @Test
    void itEndsOnlyInOneOfItsWays() {
        open(JOB, CALL);

        assertThatThrownBy(() -> worklist.finish(dora, ann.patient(), work(CALL).id(), "FORGOTTEN"))
                .isInstanceOf(WorkRefused.class);
    }

    @Test
    void whoTriedHasAnotherStepOfTime() {
        open(JOB, CALL);
        clock.advance(Duration.ofMinutes(10));

        var nora = viewers.staff(Role.NURSE);
        asking.run(nora, sql -> worklist.tried(sql, ann.patient(), CALL, subject));

        assertThat(work(CALL).goesOn())
                .isBetween(
                        clock.instant().plus(Duration.ofMinutes(14)),
                        clock.instant().plus(Duration.ofMinutes(15)));
    }
}
