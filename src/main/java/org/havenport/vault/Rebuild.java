package org.havenport.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.havenport.vault.Rotations.Kind;
import org.havenport.vault.Rotations.Run;
import org.havenport.vault.SealedTable.Done;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * A new index key, and every blinded value renewed with it. Everybody who searches knows the new key before a value is
 * stored under it, and asks for both; a patient or room changes from the old to the new at once.
 */
@Component
class Rebuild {

    private static final String KNOWN = "KNOWN";
    private static final String WAITING = "WAITING";
    private static final String REBUILDING = "REBUILDING";

    private static final String LOCK_TIMEOUT = "55P03";

    /** Gives way before the database would end one of two that wait for each other (after a second). */
    private static final String PATIENCE = "set local lock_timeout = '400ms'";

    private final Keeping keeping;
    private final KeyCustody custody;
    private final IndexKeys index;
    private final WhereSealed where;
    private final Walk walk;
    private final KeyWitness witness;

    Rebuild(Keeping keeping, Keysets keysets, IndexKeys index, WhereSealed where, Walk walk, KeyWitness witness) {
        this.keeping = keeping;
        this.custody = keysets.opened();
        this.index = index;
        this.where = where;
        this.walk = walk;
        this.witness = witness;
    }

    /**
     * Goes on with what is under way, or begins.
     *
     * @param grace how long searches may last that began before everybody knew the new key
     * @return how many rows were blinded anew, and how many patients and rooms stand under the old key because another
     *     already has the same value
     * @throws IllegalStateException when a running program does not come to know the new key, or no room names a column
     */
    Done run(Viewer.Job job, Duration grace, RotationProgress progress) {
        keeping.run(job, where::orRefuse);
        var run = walk.goOnOrBegin(job, Kind.REBUILD, this::begin);
        var generation = Integer.parseInt(Objects.requireNonNull(run.target()));
        keeping.run(job, index::look);
        var kept = 0L;
        for (var now = run; now != null && kept == 0; now = walk.again(job, run)) {
            var phase = now;
            switch (phase.phase()) {
                case KNOWN -> {
                    walk.waitWhile(
                            job,
                            sql -> RunningPrograms.without(sql, IndexKeys.said(generation)),
                            "every running program to know the new key",
                            "Not every running program knows the new index key; go on when it is gone",
                            progress);
                    keeping.run(job, sql -> Rotations.next(sql, phase, WAITING));
                }
                case WAITING -> {
                    walk.waitOut(phase, grace, "searches that began before the new key was known", progress);
                    begunWith(job, phase, progress);
                }
                default -> {
                    walk.each(job, phase, progress, key -> rebuild(job, key, generation, progress), sql -> {
                        if (left(sql) == 0) {
                            end(sql, phase);
                        } else {
                            Rotations.next(sql, phase, REBUILDING);
                        }
                    });
                    kept = keeping.as(job, Rebuild::left);
                }
            }
        }
        return new Done(walk.done(job, run).sealed(), (int) kept);
    }

    /** How many patients and rooms have values under another generation than the newest. */
    static long left(Sql sql) {
        return sql.of("""
                        with newest as (select max(generation) as it from vault.index_keys())
                        select (select count(*) from vault.patient_key, newest where indexed < newest.it)
                            + (select count(*) from vault.room_key, newest where indexed < newest.it)
                        """).query(Long.class).single();
    }

    private Run begin(Sql sql) {
        var generation = sql.of("select max(generation) from vault.index_keys()")
                        .query(Integer.class)
                        .single()
                + 1;
        var wrapped = custody.wrap(made(), IndexKeys.purpose(generation));
        sql.of("insert into vault.keyset (name, wrapped, wrapped_by, created_at) values (:name, :wrapped, :by, :now)")
                .param("name", IndexKeys.keyset(generation))
                .param("wrapped", wrapped)
                .param("by", custody.wrappedBy(wrapped))
                .param("now", Sql.time(sql.now()))
                .update();
        witness.happened(sql, "index-rebuilding-began", 1);
        return Rotations.begin(sql, Kind.REBUILD, KNOWN, String.valueOf(generation));
    }

    private void end(Sql sql, Run run) {
        Rotations.end(sql, run);
        var done = sql.of("select done from vault.rotation where id = :id")
                .param("id", run.id())
                .query(Long.class)
                .single();
        witness.happened(sql, "index-values-rebuilt", done);
    }

    /** From here on new patients begin under the new key; who makes one now has committed before. */
    private void begunWith(Viewer.Job job, Run run, RotationProgress progress) {
        alone(job, "vault.index", progress, sql -> {
            Rotations.next(sql, run, REBUILDING);
            return 0;
        });
    }

    private Done rebuild(Viewer.Job job, DataKey key, int generation, RotationProgress progress) {
        try {
            var rows = alone(job, key.lock(), progress, sql -> rebuild(sql, key, generation));
            progress.written(rows);
            return new Done(rows, 0);
        } catch (DuplicateKeyException anothers) {
            return Done.NOTHING;
        }
    }

    private int rebuild(Sql sql, DataKey key, int generation) {
        var stands = sql.of("select indexed from %s where %s = :id".formatted(key.table(), key.column()))
                .param("id", key.id())
                .query(Integer.class)
                .optional()
                .orElse(generation);
        if (stands >= generation) {
            return 0;
        }
        int rows = 0;
        for (var table : BlindTable.of(where.blinded(key))) {
            rows += table.blind(sql, key, value -> index.renewed(stands, generation, value));
        }
        sql.of("update %s set indexed = :generation where %s = :id".formatted(key.table(), key.column()))
                .param("generation", generation)
                .param("id", key.id())
                .update();
        return rows;
    }

    private interface Work {
        int with(Sql sql);
    }

    /** While nobody else writes; gives way and tries again when somebody does, so that nobody waits long. */
    private int alone(Viewer.Job job, String lock, RotationProgress progress, Work work) {
        while (true) {
            try {
                return keeping.as(job, sql -> {
                    sql.of(PATIENCE).update();
                    sql.of("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                            .param("lock", lock)
                            .query()
                            .singleRow();
                    return work.with(sql);
                });
            } catch (DataAccessException e) {
                if (!isSomebodyWriting(e)) {
                    throw e;
                }
                progress.waits("those who write just now", 1);
            }
        }
    }

    private static boolean isSomebodyWriting(DataAccessException e) {
        return e instanceof PessimisticLockingFailureException
                || e.getRootCause() instanceof SQLException cause && LOCK_TIMEOUT.equals(cause.getSQLState());
    }

    private static KeysetHandle made() {
        try {
            return KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be made", e);
        }
    }
}
