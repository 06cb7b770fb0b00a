package org.havenport.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.havenport.vault.SealedTable.Done;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** One data key at a time: its successor, its values sealed with that, and the end of the old one. */
@Component
class Successors {

    private final Keeping keeping;
    private final KeyCustody custody;
    private final WhereSealed where;

    Successors(Keeping keeping, Keysets keysets, WhereSealed where) {
        this.keeping = keeping;
        this.custody = keysets.opened();
        this.where = where;
    }

    /** Makes a successor, unless this run has made one or the key is younger, and seals with it. */
    Done renew(Viewer.Job job, Instant began, DataKey key, RotationProgress progress) {
        keeping.run(job, sql -> succeed(sql, began, key));
        return seal(job, key, progress);
    }

    /** Gives up every key but the newest, when nothing is sealed with another any more. */
    Done giveUp(Viewer.Job job, DataKey key, RotationProgress progress) {
        if (gaveUp(job, key)) {
            return Done.NOTHING;
        }
        var late = seal(job, key, progress);
        gaveUp(job, key);
        // What did not open the first time was counted then.
        return new Done(late.sealed(), 0);
    }

    private boolean gaveUp(Viewer.Job job, DataKey key) {
        return keeping.as(job, sql -> {
            var keyset = keyset(sql, key, " for update");
            if (keyset.isEmpty() || keyset.get().size() == 1) {
                return true;
            }
            if (left(sql, key, keyset.get()) > 0) {
                return false;
            }
            store(sql, key, Generations.newestOf(keyset.get()), "");
            return true;
        });
    }

    private void succeed(Sql sql, Instant began, DataKey key) {
        // Nobody who seals now may hold the old key when this commits; no row is locked meanwhile.
        sql.of("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .param("lock", key.lock())
                .query()
                .singleRow();
        var madeAt = sql.of("select coalesce(renewed_at, created_at) from %s where %s = :id for update"
                        .formatted(key.table(), key.column()))
                .param("id", key.id())
                .query(OffsetDateTime.class)
                .optional();
        if (madeAt.isEmpty() || !madeAt.get().toInstant().isBefore(began)) {
            return;
        }
        var both = Generations.withAnother(keyset(sql, key, "").orElseThrow());
        var newest = both.getAt(both.size() - 1).getId();
        store(
                sql,
                key,
                Generations.sealingWith(both, newest),
                ", generation = generation + 1, renewed_at = cast(:now as timestamptz)");
    }

    private Done seal(Viewer.Job job, DataKey key, RotationProgress progress) {
        var done = Done.NOTHING;
        for (var pass = Done.NOTHING; ; ) {
            var work = keeping.as(job, sql -> keyset(sql, key, "").map(keyset -> work(sql, key, keyset)));
            if (work.isEmpty()) {
                return done;
            }
            pass = Done.NOTHING;
            for (var part : work.get().rows().entrySet()) {
                for (var batch : SealedTable.batches(part.getValue())) {
                    var did = keeping.as(
                            job,
                            sql -> part.getKey()
                                    .seal(
                                            sql,
                                            key,
                                            work.get().with(),
                                            work.get().newest(),
                                            batch));
                    progress.written(did.sealed());
                    pass = pass.plus(did);
                }
            }
            if (pass.sealed() == 0) {
                return done.plus(pass);
            }
            done = done.plus(new Done(pass.sealed(), 0));
        }
    }

    /** What is to be sealed anew, and with what. */
    private record Work(Aead with, byte[] newest, Map<SealedTable, List<String>> rows) {}

    private Work work(Sql sql, DataKey key, KeysetHandle keyset) {
        var newest = Generations.mark(keyset);
        var rows = new LinkedHashMap<SealedTable, List<String>>();
        for (var table : tables(key)) {
            var some = table.rows(sql, key, newest);
            if (!some.isEmpty()) {
                rows.put(table, some);
            }
        }
        return new Work(Generations.aead(keyset), newest, rows);
    }

    private long left(Sql sql, DataKey key, KeysetHandle keyset) {
        var newest = Generations.mark(keyset);
        return tables(key).stream()
                .mapToLong(table -> table.rows(sql, key, newest).size())
                .sum();
    }

    private List<SealedTable> tables(DataKey key) {
        Stream<SealedPlace> places =
                key instanceof DataKey.OfRoom(String room) ? where.of(room).stream() : where.ofPatients().stream();
        return SealedTable.of(places);
    }

    private Optional<KeysetHandle> keyset(Sql sql, DataKey key, String locking) {
        return sql.of(key.stored() + locking)
                .param("id", key.id())
                .query(byte[].class)
                .optional()
                .map(wrapped -> custody.unwrap(wrapped, key.purpose()));
    }

    private void store(Sql sql, DataKey key, KeysetHandle keyset, String also) {
        var wrapped = custody.wrap(keyset, key.purpose());
        sql.of("""
                        update %s set wrapped = :wrapped, wrapped_by = :by, mark = :mark%s where %s = :id
                        """.formatted(key.table(), also, key.column()))
                .param("wrapped", wrapped)
                .param("by", custody.wrappedBy(wrapped))
                .param("mark", Generations.mark(keyset))
                .param("now", Sql.time(sql.now()))
                .param("id", key.id())
                .update();
    }
}
