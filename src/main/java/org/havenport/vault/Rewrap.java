package org.havenport.vault;

import com.google.crypto.tink.KeysetHandle;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.vault.Rotations.Kind;
import org.havenport.vault.Rotations.Run;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * A new key of the organisation, and every data key wrapped anew. The new one wraps nothing before every running program
 * knows it and a copy of it was opened; the old one is forgotten when it wraps nothing any more.
 */
@Component
class Rewrap {

    private static final String KNOWN = "KNOWN";
    private static final String WRAPPING = "WRAPPING";
    private static final String FORGETTING = "FORGETTING";
    private static final int BATCH = 200;

    private final Keeping keeping;
    private final KeyCustody custody;
    private final Keys keys;
    private final KeyWitness witness;
    private final Walk walk;

    Rewrap(Keeping keeping, Keysets keysets, Keys keys, KeyWitness witness, Walk walk) {
        this.keeping = keeping;
        this.custody = keysets.opened();
        this.keys = keys;
        this.witness = witness;
        this.walk = walk;
    }

    /** How it ended: done, or waiting for a copy of the new key to be opened. */
    record Ended(String key, long wrapped, boolean lacksACopy) {}

    /**
     * Goes on with what is under way, or begins.
     *
     * @param withoutACopy also when nobody has opened a copy of the new key
     * @throws IllegalStateException when a running program does not come to know the new key
     */
    Ended run(Viewer.Job job, boolean withoutACopy, RotationProgress progress) {
        keys.fillIn(job);
        custody.look();
        var run = walk.goOnOrBegin(job, Kind.REWRAP, this::begin);
        var key = Objects.requireNonNull(run.target());
        if (run.phase().equals(KNOWN)) {
            var copied = !custody.canBeCopied()
                    || withoutACopy
                    || keeping.as(job, sql -> Escrow.confirmed(sql, key)).isPresent();
            if (!copied) {
                return new Ended(key, 0, true);
            }
            waitWhile(
                    job,
                    sql -> RunningPrograms.without(sql, key),
                    "every running program to know the new key",
                    progress);
            keeping.run(job, sql -> {
                sql.of("update vault.organisation_key set used_since = :now where id = :id and used_since is null")
                        .param("now", Sql.time(sql.now()))
                        .param("id", key)
                        .update();
                Rotations.next(sql, run, WRAPPING);
            });
        }
        // After the database says so: whoever looks meanwhile would choose the old one again.
        custody.use(key);
        waitWhile(
                job,
                sql -> RunningPrograms.notLookedSince(sql, key),
                "every running program to wrap with the new key",
                progress);
        for (int tries = 0; tries == 0 || !forgotten(job, key); tries++) {
            wrapAll(job, key, progress);
            if (tries > 10) {
                throw new IllegalStateException(
                        "A running program still wraps with the old key; go on when it is gone");
            }
        }
        custody.keepOnly(key);
        return keeping.as(job, sql -> ended(sql, run, key));
    }

    private Run begin(Sql sql) {
        var rows = OrganisationKeys.all(sql).stream()
                .map(OrganisationKeys.Known::id)
                .collect(Collectors.toSet());
        // Made by a run that was killed before it could write it down.
        var key = custody.known().stream()
                .filter(id -> !rows.contains(id))
                .findFirst()
                .orElseGet(custody::add);
        sql.of("insert into vault.organisation_key (id, made_at) values (:id, :now) on conflict do nothing")
                .param("id", key)
                .param("now", Sql.time(sql.now()))
                .update();
        witness.happened(sql, "organisation-key-made", 1);
        return Rotations.begin(sql, Kind.REWRAP, KNOWN, key);
    }

    private void waitWhile(Viewer.Job job, Function<Sql, Long> some, String what, RotationProgress progress) {
        walk.waitWhile(
                job,
                some,
                what,
                "Not every running program knows the new key. Copy the key file to each machine, then go on",
                progress);
    }

    private void wrapAll(Viewer.Job job, String key, RotationProgress progress) {
        var total = keeping.as(job, sql -> count(sql, "true", key));
        for (int last = 1; last > 0; ) {
            last = keeping.as(job, sql -> {
                int wrapped = wrap(sql, "vault.patient_key", "patient_id", "patient|", key)
                        + wrap(sql, "vault.room_key", "room", "room|", key)
                        + wrap(sql, "vault.keyset", "name", "keyset|", key);
                Rotations.underWay(sql, Kind.REWRAP).ifPresent(run -> Rotations.at(sql, run, "", wrapped, 0));
                return wrapped;
            });
            progress.written(last);
            progress.at(WRAPPING, keeping.as(job, sql -> count(sql, "wrapped_by = :key", key)), total);
        }
        keeping.run(
                job,
                sql -> Rotations.underWay(sql, Kind.REWRAP)
                        .filter(run -> run.phase().equals(WRAPPING))
                        .ifPresent(run -> Rotations.next(sql, run, FORGETTING)));
    }

    private int wrap(Sql sql, String table, String column, String purpose, String key) {
        var ids = new ArrayList<String>();
        var wrapped = new ArrayList<byte[]>();
        sql.of("select %1$s::text, wrapped from %2$s where wrapped_by <> :key order by %1$s limit %3$d for update"
                        .formatted(column, table, BATCH))
                .param("key", key)
                .query(row -> {
                    ids.add(row.getString(1));
                    wrapped.add(row.getBytes(2));
                });
        if (ids.isEmpty()) {
            return 0;
        }
        var anew = new ArrayList<byte[]>();
        for (int i = 0; i < ids.size(); i++) {
            var of = purpose + ids.get(i);
            anew.add(wrappedBy(key, custody.unwrap(wrapped.get(i), of), of));
        }
        return sql.of("""
                        update %1$s t set wrapped = n.wrapped, wrapped_by = :key
                        from unnest(cast(:ids as text[]), cast(:wrapped as bytea[])) n (id, wrapped)
                        where t.%2$s = cast(n.id as %3$s)
                        """.formatted(table, column, column.equals("patient_id") ? "uuid" : "text"))
                .param("key", key)
                .param("ids", ids.toArray(String[]::new))
                .param("wrapped", anew.toArray(byte[][]::new))
                .update();
    }

    /** What is said to be wrapped by the new key is: the old one is forgotten because of that. */
    private byte[] wrappedBy(String key, KeysetHandle keyset, String purpose) {
        for (int tries = 0; tries < 5; tries++) {
            var wrapped = custody.wrap(keyset, purpose);
            if (custody.wrappedBy(wrapped).equals(key)) {
                return wrapped;
            }
            custody.use(key);
        }
        throw new IllegalStateException("Something here goes on choosing another key; stop it, then go on");
    }

    /** The row of a key goes first: while one key is wrapped by it the database refuses, and the file keeps it. */
    private boolean forgotten(Viewer.Job job, String key) {
        try {
            keeping.run(
                    job,
                    sql -> sql.of("delete from vault.organisation_key where id <> :key")
                            .param("key", key)
                            .update());
            return true;
        } catch (DataIntegrityViolationException stillWraps) {
            return false;
        }
    }

    private Ended ended(Sql sql, Run run, String key) {
        var wrapped = sql.of("select done from vault.rotation where id = :id")
                .param("id", run.id())
                .query(Long.class)
                .single();
        if (Rotations.underWay(sql, Kind.REWRAP).isPresent()) {
            Rotations.end(sql, run);
            witness.happened(sql, "keys-wrapped-anew", wrapped);
        }
        return new Ended(key, wrapped, false);
    }

    private static long count(Sql sql, String condition, String key) {
        return sql.of("""
                        select (select count(*) from vault.patient_key where %1$s)
                            + (select count(*) from vault.room_key where %1$s)
                            + (select count(*) from vault.keyset where %1$s)
                        """.formatted(condition))
                .param("key", key)
                .query(Long.class)
                .single();
    }
}
