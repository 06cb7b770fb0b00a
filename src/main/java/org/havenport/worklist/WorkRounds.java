package org.havenport.worklist;

import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.notices.Notices;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.NothingWaitsPastItsClock.Move;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The door of the program that walks over all work: finds an owner for what has none, and lets go on what nobody did in
 * time. Each piece of work in a transaction of its own, which asks again what stands: two nodes, or one that stopped in the
 * middle, change nothing twice and leave nothing out.
 */
@Component
public class WorkRounds {

    static final Viewer.Job JOB = (Viewer.Job) Viewer.job("worklist");
    private static final Logger log = LoggerFactory.getLogger(WorkRounds.class);
    private static final int A_ROUND = 2000;
    private static final int MOVES = 4;

    private final Asking asking;
    private final Coverage coverage;
    private final WorkKinds kinds;
    private final Notices notices;
    private final Held held;

    WorkRounds(Asking asking, Coverage coverage, WorkKinds kinds, Notices notices, Held held) {
        this.held = held;
        this.asking = asking;
        this.coverage = coverage;
        this.kinds = kinds;
        this.notices = notices;
    }

    private record Known(UUID patient, UUID id) {}

    /** Walks once over all that may have to move; says how many did. */
    int walk() {
        // Who covers whom is many statements, and most of the time of a small practice nothing is open.
        if (!asking.as(JOB, WorkRounds::isAnythingOpen)) {
            return 0;
        }
        var roster = coverage.roster(JOB);
        int moved = 0;
        for (var known : asking.as(JOB, sql -> waiting(sql, roster))) {
            try {
                moved += asking.as(JOB, sql -> move(sql, known.patient(), known.id(), roster));
            } catch (RuntimeException e) {
                log.warn("Work {} did not move: {}", known.id(), e.getClass().getSimpleName());
            }
        }
        return moved;
    }

    /** Moves one piece of work, outside any transaction, so that whoever changed it sees at once whose it is. */
    void settle(UUID patient, UUID id) {
        var roster = coverage.roster(JOB);
        asking.as(JOB, sql -> move(sql, patient, id, roster));
    }

    private static boolean isAnythingOpen(Sql sql) {
        return sql.of("select exists (select 1 from worklist.work where closed_at is null)")
                .query(Boolean.class)
                .single();
    }

    private static List<Known> waiting(Sql sql, Roster roster) {
        var statement = sql.of("""
                select patient_id, id from worklist.work
                where closed_at is null and (owner is null or escalates_at <= viewer.at() or owner <> all (
                    case skill when 'CLERK' then cast(:CLERK as uuid[]) when 'NURSE' then cast(:NURSE as uuid[])
                        else cast(:CLINICIAN as uuid[]) end))
                order by escalates_at limit :most
                """).param("most", A_ROUND);
        for (var skill : Skill.values()) {
            statement = statement.param(
                    skill.name(),
                    roster.people().keySet().stream()
                            .filter(it -> roster.canAct(it, skill, sql.now()))
                            .map(UUID::toString)
                            .toArray(String[]::new));
        }
        return statement
                .query((row, _) -> new Known(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    private int move(Sql sql, UUID patient, UUID id, Roster roster) {
        for (int moves = 0; moves < MOVES; moves++) {
            var work = sql.of(WorkRows.SELECT
                            + " where patient_id = :patient and id = :id and closed_at is null for update")
                    .param("patient", patient)
                    .param("id", id)
                    .query((row, _) -> WorkRows.of(row))
                    .optional()
                    .orElse(null);
            var move = work == null
                    ? null
                    : NothingWaitsPastItsClock.next(work, roster, sql.now()).orElse(null);
            if (work == null || move == null) {
                return moves;
            }
            carryOut(sql, work, move);
        }
        return MOVES;
    }

    private void carryOut(Sql sql, Work work, Move move) {
        var owner = move.owner() == null ? work.owner() : move.owner().account();
        var level = move.level(work);
        sql.of("""
                        update worklist.work set
                            owned_at = case when owner = :owner then owned_at
                                       when cast(:owner as uuid) is not null then viewer.at() end,
                            claimed_at = case when owner = :owner then claimed_at end,
                            owner = :owner, level = :level, escalates_at = :goesOn
                        where patient_id = :patient and id = :id
                        """)
                .param("owner", owner, Types.OTHER)
                .param("level", level)
                .param("goesOn", Sql.time(kinds.timing().goesOn(work, move, sql.now())))
                .param("patient", work.patient())
                .param("id", work.id())
                .update();
        WorkRows.step(sql, work, move.what(), level, owner, null);
        if (work.taken() != null && !Objects.equals(owner, work.owner())) {
            held.by(sql, work, null);
        }
        if (owner != null && pages(work, move)) {
            notices.tellAccount(sql, Paging.KIND, owner, null, work.id());
        }
    }

    /** Whoever gets what cannot wait, or what waited too long, is told at once. */
    private static boolean pages(Work work, Move move) {
        return switch (move.what()) {
            case WENT_ON, PAGED -> true;
            case CAME_TO, REROUTED -> work.pace() == WorkKind.Pace.REAL;
            default -> false;
        };
    }
}
