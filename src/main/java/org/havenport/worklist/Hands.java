package org.havenport.worklist;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.WorkRefused.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door for those who do work: what waits for them, and whose hands it goes to. No clock is ever set back by it. */
@Component
public class Hands {

    private static final int MOST = 300;

    private final Asking asking;
    private final Audit audit;
    private final WorkKinds kinds;
    private final Coverage coverage;
    private final WorkRounds rounds;
    private final Held held;

    Hands(Asking asking, Audit audit, WorkKinds kinds, Coverage coverage, WorkRounds rounds, Held held) {
        this.asking = asking;
        this.audit = audit;
        this.kinds = kinds;
        this.coverage = coverage;
        this.rounds = rounds;
        this.held = held;
    }

    /** Why work is passed down. */
    public enum Reason {
        NOT_CLINICAL,
        BY_PROTOCOL,
        ANSWER_GIVEN,
        OTHER_TEAM
    }

    /**
     * What is open and may be done by this viewer, what is due first before the rest.
     *
     * @param own what came to them or they have taken, at most 300
     * @param others what is a colleague's or nobody's yet, at most 300
     */
    record Open(Listed<Work> own, Listed<Work> others) {}

    Open open(Viewer viewer) {
        var skills = Arrays.stream(Skill.values()).filter(it -> it.isOf(viewer)).toList();
        return asking.as(viewer, sql -> {
            var open = new Open(WorkRows.own(sql, skills, MOST), WorkRows.others(sql, skills, MOST));
            var shown = open.own().shown().size() + open.others().shown().size();
            audit.record(sql, AuditEvent.many("work-listed", null, "work", shown));
            return open;
        });
    }

    /** How much of it is theirs, for a first page. */
    Waiting waiting(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select count(*) as own, min(due_at) as first from worklist.work
                        where closed_at is null and owner = :by
                        """)
                        .param("by", viewer.actor())
                        .query((row, _) -> new Waiting(row.getInt("own"), WorkRows.instant(row, "first")))
                        .single());
    }

    /** How much is somebody's, and when the first of it is due. */
    record Waiting(int own, @Nullable Instant first) {}

    /** One piece of work that is open. */
    Optional<Work> of(Viewer viewer, UUID patient, UUID id) {
        return asking.as(viewer, sql -> WorkRows.of(sql, patient, id).filter(it -> it.closed() == null));
    }

    /** What became of it so far. */
    List<WorkRows.Kept> steps(Viewer viewer, Work work) {
        return asking.as(viewer, sql -> WorkRows.steps(sql, work));
    }

    /**
     * Takes work on by name.
     *
     * @return false when there is no such work that is open
     * @throws WorkRefused when this viewer lacks the skill, or a colleague has taken it
     */
    public boolean take(Viewer viewer, UUID patient, UUID id) {
        return change(viewer, patient, id, "work-taken", (sql, work) -> {
            Worklist.demandSkill(viewer, work);
            if (!viewer.actor().equals(work.owner()) || work.taken() == null) {
                if (!WorkRows.take(sql, work, false)) {
                    throw new WorkRefused(Why.TAKEN_BY_ANOTHER);
                }
                WorkRows.step(sql, work, Step.TAKEN, viewer.actor(), null);
                held.by(sql, work, viewer.actor());
            }
        });
    }

    /** Gives work to a named colleague, who has still to take it. */
    public boolean handOver(Viewer viewer, UUID patient, UUID id, UUID to) {
        var roster = coverage.roster(viewer);
        return change(viewer, patient, id, "work-handed-over", (sql, work) -> {
            Worklist.demandSkill(viewer, work);
            if (!roster.canAct(to, work.skill(), sql.now())) {
                throw new WorkRefused(Why.CANNOT_ACT);
            }
            WorkRows.give(sql, work, to, soon(sql, work));
            held.by(sql, work, null);
            WorkRows.step(sql, work, Step.HANDED_OVER, to, null);
        });
    }

    /** To those who may do more, with one action (B.risk.reply.3). */
    public boolean passUp(Viewer viewer, UUID patient, UUID id) {
        var passed = change(viewer, patient, id, "work-passed-up", (sql, work) -> {
            var to = work.skill().above().orElseThrow(() -> new WorkRefused(Why.NOWHERE_TO_PASS));
            WorkRows.pass(sql, work, to, soon(sql, work), null);
            held.by(sql, work, null);
            WorkRows.step(sql, work, Step.PASSED_UP, null, to.name());
        });
        rounds.settle(patient, id);
        return passed;
    }

    /**
     * To those who may do less, by somebody who has the skill it needed until now, and with a reason.
     *
     * @param reason null is refused
     */
    public boolean passDown(Viewer viewer, UUID patient, UUID id, @Nullable Reason reason) {
        if (reason == null) {
            throw new WorkRefused(Why.NO_REASON);
        }
        var passed = change(viewer, patient, id, "work-passed-down", (sql, work) -> {
            Worklist.demandSkill(viewer, work);
            var to = work.skill().below().orElseThrow(() -> new WorkRefused(Why.NOWHERE_TO_PASS));
            WorkRows.pass(sql, work, to, soon(sql, work), reason.name());
            held.by(sql, work, null);
            WorkRows.step(sql, work, Step.PASSED_DOWN, null, reason.name());
        });
        rounds.settle(patient, id);
        return passed;
    }

    private Instant soon(Sql sql, Work work) {
        return kinds.after(work.pace(), sql.now(), kinds.take(work.kind()));
    }

    private boolean change(Viewer viewer, UUID patient, UUID id, String what, BiConsumer<Sql, Work> change) {
        return asking.as(viewer, sql -> {
            var work = WorkRows.of(sql, patient, id)
                    .filter(it -> it.closed() == null)
                    .orElse(null);
            if (work == null) {
                return false;
            }
            change.accept(sql, work);
            audit.record(sql, AuditEvent.about(what, patient, "work", id));
            return true;
        });
    }
}
