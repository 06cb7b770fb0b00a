package org.havenport.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** The rows of work and of its steps. */
final class WorkRows {

    private static final String COLUMNS = """
            patient_id, id, kind, subject, pool, skill, pace, clinician, opened_at, due_at, escalates_at, level, owner,
                claimed_at, closed_at, outcome""";

    static final String SELECT = "select " + COLUMNS + " from worklist.work ";

    private WorkRows() {}

    /** False when such work is open already. */
    static boolean insert(Sql sql, NewWork work, Instant due, Instant goesOn) {
        return sql.of("""
                        insert into worklist.work (patient_id, id, kind, subject, pool, skill, pace, clinician, opened_at,
                            opened_by, due_at, escalates_at)
                        values (:patient, gen_random_uuid(), :kind, :subject, :pool, :skill, :pace, :clinician, viewer.at(),
                            :by, :due, :goesOn)
                        on conflict do nothing
                        """)
                        .param("patient", work.patient())
                        .param("kind", work.kind().key())
                        .param("subject", work.subject())
                        .param("pool", work.kind().pool().name())
                        .param("skill", work.kind().skill().name())
                        .param("pace", work.kind().pace().name())
                        .param("clinician", work.clinician(), Types.OTHER)
                        .param("by", sql.viewer().actor())
                        .param("due", Sql.time(due))
                        .param("goesOn", Sql.time(goesOn))
                        .update()
                == 1;
    }

    /** Sooner, never later. */
    static void hasten(Sql sql, NewWork work, Instant due) {
        sql.of("""
                        update worklist.work set due_at = :due, escalates_at = least(escalates_at, :due)
                        where patient_id = :patient and kind = :kind and subject = :subject and closed_at is null
                          and due_at > :due
                        """)
                .param("patient", work.patient())
                .param("kind", work.kind().key())
                .param("subject", work.subject())
                .param("due", Sql.time(due))
                .update();
    }

    static Optional<Work> open(Sql sql, UUID patient, WorkKind kind, UUID subject) {
        return sql.of(SELECT
                        + " where patient_id = :patient and kind = :kind and subject = :subject and closed_at is null")
                .param("patient", patient)
                .param("kind", kind.key())
                .param("subject", subject)
                .query((row, _) -> of(row))
                .optional();
    }

    static Optional<Work> of(Sql sql, UUID patient, UUID id) {
        return sql.of(SELECT + " where patient_id = :patient and id = :id")
                .param("patient", patient)
                .param("id", id)
                .query((row, _) -> of(row))
                .optional();
    }

    /** What is open, needs one of these skills and is the viewer's, overdue first. */
    static Listed<Work> own(Sql sql, List<Skill> skills, int most) {
        return open(sql, "=", skills, most);
    }

    /** What is open, needs one of these skills and is a colleague's or nobody's, overdue first. */
    static Listed<Work> others(Sql sql, List<Skill> skills, int most) {
        return open(sql, "is distinct from", skills, most);
    }

    private static Listed<Work> open(Sql sql, String whose, List<Skill> skills, int most) {
        return sql.of("""
                        select %s, %s from worklist.work
                        where closed_at is null and skill = any (cast(:skills as text[])) and owner %s :by
                        order by due_at, id limit :most
                        """.formatted(COLUMNS, Listed.ALL, whose))
                .param("skills", skills.stream().map(Skill::name).toArray(String[]::new))
                .param("by", sql.viewer().actor())
                .param("most", most)
                .query(Listed.of((row, _) -> of(row)));
    }

    /** Ends it once; false when somebody else has. */
    static boolean end(Sql sql, Work work, String outcome) {
        var ended = sql.of("""
                        update worklist.work set closed_at = viewer.at(), closed_by = :by, outcome = :outcome
                        where patient_id = :patient and id = :id and closed_at is null
                        """)
                        .param("by", sql.viewer().actor())
                        .param("outcome", outcome)
                        .param("patient", work.patient())
                        .param("id", work.id())
                        .update()
                == 1;
        if (ended) {
            step(sql, work, outcome.equals(Worklist.CLOSED) ? Step.CLOSED : Step.DONE, null, outcome);
        }
        return ended;
    }

    /** By name; what a colleague has taken only when it is taken over. A clock that is past its time runs on. */
    static boolean take(Sql sql, Work work, boolean over) {
        return sql.of("""
                        update worklist.work set owner = :by, owned_at = viewer.at(), claimed_at = viewer.at(),
                            escalates_at = greatest(escalates_at, due_at)
                        where patient_id = :patient and id = :id and closed_at is null
                          and (claimed_at is null or :over and owner <> :by)
                        """)
                        .param("by", sql.viewer().actor())
                        .param("over", over)
                        .param("patient", work.patient())
                        .param("id", work.id())
                        .update()
                == 1;
    }

    /** It comes to somebody, who has still to take it; its clock is never set back. */
    static void give(Sql sql, Work work, UUID to, Instant goesOn) {
        sql.of("""
                        update worklist.work set owner = :to, owned_at = viewer.at(), claimed_at = null,
                            escalates_at = least(escalates_at, :goesOn)
                        where patient_id = :patient and id = :id and closed_at is null
                        """)
                .param("to", to)
                .param("goesOn", Sql.time(goesOn))
                .param("patient", work.patient())
                .param("id", work.id())
                .update();
    }

    /** Up or down to another skill and its pool; whose it is then, the roster says. */
    static void pass(Sql sql, Work work, Skill to, Instant goesOn, @Nullable String why) {
        sql.of("""
                        update worklist.work set skill = :skill, pool = :pool, owner = null, owned_at = null,
                            claimed_at = null, passed_by = :by, passed_why = :why,
                            escalates_at = least(escalates_at, :goesOn)
                        where patient_id = :patient and id = :id and closed_at is null
                        """)
                .param("skill", to.name())
                .param("pool", Pool.of(to).name())
                .param("by", sql.viewer().actor())
                .param("why", why, Types.VARCHAR)
                .param("goesOn", Sql.time(goesOn))
                .param("patient", work.patient())
                .param("id", work.id())
                .update();
    }

    static void look(Sql sql, Work work) {
        sql.of("""
                        insert into worklist.looking (patient_id, work_id, account, at)
                        values (:patient, :id, :by, viewer.at())
                        on conflict (patient_id, work_id, account) do update set at = excluded.at
                        """)
                .param("patient", work.patient())
                .param("id", work.id())
                .param("by", sql.viewer().actor())
                .update();
    }

    /** Who but the viewer looked at it since then. */
    static List<UUID> looking(Sql sql, Work work, Instant since) {
        return sql.of("""
                        select account from worklist.looking
                        where patient_id = :patient and work_id = :id and at > :since and account <> :by
                        """)
                .param("patient", work.patient())
                .param("id", work.id())
                .param("since", Sql.time(since))
                .param("by", sql.viewer().actor())
                .query(UUID.class)
                .list();
    }

    /** What became of it, the first first. */
    static List<Kept> steps(Sql sql, Work work) {
        return sql.of("""
                        select * from worklist.step where patient_id = :patient and work_id = :id order by at, level
                        """)
                .param("patient", work.patient())
                .param("id", work.id())
                .query((row, _) -> new Kept(
                        time(row, "at"),
                        Step.valueOf(row.getString("what")),
                        row.getObject("by_actor", UUID.class),
                        row.getObject("to_actor", UUID.class),
                        row.getString("why")))
                .list();
    }

    /** A step that was kept: by whom (null: the program), to whom, why. */
    record Kept(
            Instant at,
            Step what,
            @Nullable UUID by,
            @Nullable UUID to,
            @Nullable String why) {}

    /** Keeps what was done, in the transaction that did it. */
    static void step(Sql sql, Work work, Step what, @Nullable UUID to, @Nullable String why) {
        step(sql, work, what, work.level(), to, why);
    }

    static void step(Sql sql, Work work, Step what, int level, @Nullable UUID to, @Nullable String why) {
        var actor = sql.viewer().actor();
        sql.of("""
                        insert into worklist.step (patient_id, work_id, id, at, what, level, by_actor, to_actor, why)
                        values (:patient, :work, gen_random_uuid(), viewer.at(), :what, :level, :by, :to, :why)
                        """)
                .param("patient", work.patient())
                .param("work", work.id())
                .param("what", what.name())
                .param("level", level)
                .param("by", actor.equals(Viewer.NO_ID) ? null : actor, Types.OTHER)
                .param("to", to, Types.OTHER)
                .param("why", why, Types.VARCHAR)
                .update();
    }

    static Work of(ResultSet row) throws SQLException {
        return new Work(
                Objects.requireNonNull(row.getObject("patient_id", UUID.class)),
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("kind"),
                Objects.requireNonNull(row.getObject("subject", UUID.class)),
                Pool.valueOf(row.getString("pool")),
                Skill.valueOf(row.getString("skill")),
                WorkKind.Pace.valueOf(row.getString("pace")),
                row.getObject("clinician", UUID.class),
                time(row, "opened_at"),
                time(row, "due_at"),
                time(row, "escalates_at"),
                row.getInt("level"),
                row.getObject("owner", UUID.class),
                instant(row, "claimed_at"),
                instant(row, "closed_at"),
                row.getString("outcome"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
