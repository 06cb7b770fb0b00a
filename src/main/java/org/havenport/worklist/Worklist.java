package org.havenport.worklist;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to work for people: it is opened where it arises, and ends only when somebody ends it. */
@Component
public class Worklist {

    /** How work ends that the room closes whose matter it is. */
    public static final String CLOSED = "CLOSED";

    private static final Duration OPEN_FOR = Duration.ofMinutes(5);

    private final Asking asking;
    private final Audit audit;
    private final WorkKinds kinds;
    private final Staff staff;

    Worklist(Asking asking, Audit audit, WorkKinds kinds, Staff staff) {
        this.asking = asking;
        this.audit = audit;
        this.kinds = kinds;
        this.staff = staff;
    }

    /**
     * Opens work in the transaction of whoever makes it: a patient's, a member of staff's or a job's. While such work is
     * open a second opening makes no other; it only brings it forward when it is due sooner (a patient's does not).
     */
    public void open(Sql sql, NewWork work) {
        var kind = work.kind();
        var due = work.due() == null ? kinds.after(kind.pace(), sql.now(), kind.due()) : work.due();
        var take = kinds.after(kind.pace(), sql.now(), kind.take());
        var opened = WorkRows.insert(sql, work, due, take.isBefore(due) ? take : due);
        if (!opened && !sql.viewer().seesPatientsPages()) {
            WorkRows.hasten(sql, work, due);
        }
    }

    /**
     * The closing event of the room whose matter it is, in its transaction; nothing happens when no such work is open. A
     * member of staff needs the skill that the work needs.
     */
    public void close(Sql sql, UUID patient, WorkKind kind, UUID subject) {
        if (sql.viewer().actsForPatient()) {
            sql.of("select worklist.ended_by_the_patient(:patient, :kind, :subject)")
                    .param("patient", patient)
                    .param("kind", kind.key())
                    .param("subject", subject)
                    .query()
                    .listOfRows();
            return;
        }
        WorkRows.open(sql, patient, kind, subject).ifPresent(work -> {
            if (sql.viewer().kind() == Viewer.Kind.STAFF) {
                demandSkill(sql.viewer(), work);
            }
            WorkRows.end(sql, work, CLOSED);
        });
    }

    /**
     * Somebody says what came of it.
     *
     * @param outcome one of the kind's
     * @return false when there is no such work that is open
     * @throws WorkRefused when this viewer lacks the skill, or the kind knows no such outcome
     */
    public boolean finish(Viewer viewer, UUID patient, UUID id, String outcome) {
        return asking.as(viewer, sql -> {
            var work = WorkRows.of(sql, patient, id)
                    .filter(it -> it.closed() == null)
                    .orElse(null);
            if (work == null) {
                return false;
            }
            demandSkill(viewer, work);
            if (kinds.named(work.kind())
                    .filter(kind -> kind.outcomes().contains(outcome))
                    .isEmpty()) {
                throw new WorkRefused(WorkRefused.Why.NOT_AN_OUTCOME);
            }
            var ended = WorkRows.end(sql, work, outcome);
            audit.record(sql, AuditEvent.about("work-finished", patient, "work", id));
            return ended;
        });
    }

    /**
     * Somebody tried and did not get through: it goes on to the next only after another step of time. In the transaction
     * that keeps the try.
     */
    public void tried(Sql sql, UUID patient, WorkKind kind, UUID subject) {
        WorkRows.open(sql, patient, kind, subject).ifPresent(work -> {
            var again = kinds.after(work.pace(), sql.now(), kind.step());
            sql.of("""
                            update worklist.work set escalates_at = greatest(escalates_at, :again)
                            where patient_id = :patient and id = :id and closed_at is null
                            """)
                    .param("again", Sql.time(again))
                    .param("patient", patient)
                    .param("id", work.id())
                    .update();
            WorkRows.step(sql, work, Step.TRIED, work.owner(), null);
        });
    }

    /**
     * Who else has this open now, so that two do not do the same; and that this viewer has. For staff.
     *
     * @return colleagues, by name
     */
    public List<Member> alsoOpen(Viewer viewer, UUID patient, WorkKind kind, UUID subject) {
        return asking.as(
                viewer,
                sql -> WorkRows.open(sql, patient, kind, subject)
                        .map(work -> alsoOpen(viewer, work))
                        .orElse(List.of()));
    }

    List<Member> alsoOpen(Viewer viewer, Work work) {
        return asking.as(viewer, sql -> {
            WorkRows.look(sql, work);
            var others = WorkRows.looking(sql, work, sql.now().minus(OPEN_FOR));
            return List.copyOf(staff.names(viewer, others).values());
        });
    }

    /** Who has taken such work by name; empty while nobody has, or nothing of the kind is open. */
    public Optional<UUID> takenBy(Viewer viewer, UUID patient, WorkKind kind, UUID subject) {
        return asking.as(
                viewer,
                sql -> WorkRows.open(sql, patient, kind, subject)
                        .filter(it -> it.taken() != null)
                        .map(Work::owner));
    }

    /** As {@link Hands#take}, where a room has its own page for its work; nothing happens when it is not open. */
    public void taken(Sql sql, UUID patient, WorkKind kind, UUID subject) {
        WorkRows.open(sql, patient, kind, subject).ifPresent(work -> {
            demandSkill(sql.viewer(), work);
            if (WorkRows.take(sql, work, true)) {
                WorkRows.step(sql, work, Step.TAKEN, sql.viewer().actor(), null);
            }
        });
    }

    static void demandSkill(Viewer viewer, Work work) {
        if (!work.skill().isOf(viewer)) {
            throw new WorkRefused(WorkRefused.Why.BELOW_ITS_SKILL);
        }
    }
}
