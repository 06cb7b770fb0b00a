package org.havenport.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * Links committed lines into the chain, in the order in which it finds them. It judges nothing: a line added by hand is
 * sealed as it stands and found by {@link ChainReader}. Only one process at a time seals.
 */
@Component
class Sealer {

    static final Viewer JOB = Viewer.job("audit-seal");
    private static final int BATCH = 2_000;

    /** How far back each round looks; what is committed later than that is found when everything is looked at. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final long RECENT_AT_START = 5_000;
    private static final Duration LOOK_AT_EVERYTHING = Duration.ofHours(1);

    private final Asking asking;
    private final Vault vault;
    private final Clock clock;
    private final Frontier frontier = new Frontier();

    private long older;
    private long newer;
    private Instant moved = Instant.MIN;
    private Instant everything = Instant.MIN;

    Sealer(Asking asking, Vault vault, Clock clock) {
        this.asking = asking;
        this.vault = vault;
        this.clock = clock;
    }

    /** Seals what waits and says how many lines that were; none when another process is at it. */
    synchronized int seal() {
        var now = clock.instant();
        if (everything.isBefore(now.minus(LOOK_AT_EVERYTHING))) {
            everything = now;
            return sealEverything();
        }
        var from = older;
        var sealed = seal(sql -> frontier.waiting(sql, from, BATCH));
        if (moved.isBefore(now.minus(RECENT))) {
            moved = now;
            older = newer;
            newer = headSeq();
        }
        return sealed;
    }

    /** As {@link #seal}, also finding lines with low numbers that were committed late or added by hand. */
    synchronized int sealEverything() {
        var sealed = seal(sql -> Frontier.unsealed(sql, 0, BATCH));
        newer = headSeq();
        older = Math.max(0, newer - RECENT_AT_START);
        return sealed;
    }

    private int seal(Function<Sql, List<Line>> waiting) {
        var sealed = 0;
        int batch;
        do {
            batch = asking.as(JOB, sql -> sealBatch(sql, waiting));
            sealed += batch;
        } while (batch == BATCH);
        return sealed;
    }

    private long headSeq() {
        return asking.as(JOB, sql -> head(sql).map(Seal::seq).orElse(0L));
    }

    static Optional<Seal> head(Sql sql) {
        return sql.of("select position, seq, hash, mac from audit.seal order by position desc limit 1")
                .query((row, _) -> new Seal(
                        row.getLong("position"), row.getLong("seq"), row.getBytes("hash"), row.getBytes("mac")))
                .optional();
    }

    private int sealBatch(Sql sql, Function<Sql, List<Line>> waiting) {
        if (!turn(sql)) {
            return 0;
        }
        var lines = waiting.apply(sql);
        if (lines.isEmpty()) {
            return 0;
        }
        var head = head(sql);
        var position = head.map(Seal::position).orElse(0L);
        var hash = head.map(Seal::hash).orElseGet(Seal::beginning);
        var positions = new Long[lines.size()];
        var seqs = new Long[lines.size()];
        var hashes = new byte[lines.size()][];
        var macs = new byte[lines.size()][];
        for (var i = 0; i < lines.size(); i++) {
            hash = Seal.hash(hash, lines.get(i));
            position++;
            positions[i] = position;
            seqs[i] = lines.get(i).seq();
            hashes[i] = hash;
            macs[i] = vault.mac(Seal.content(position, hash));
        }
        sql.of("""
                        insert into audit.seal (position, seq, hash, mac)
                        select * from unnest(:positions::bigint[], :seqs::bigint[], :hashes::bytea[], :macs::bytea[])
                        """)
                .param("positions", positions)
                .param("seqs", seqs)
                .param("hashes", hashes)
                .param("macs", macs)
                .update();
        return lines.size();
    }

    private static boolean turn(Sql sql) {
        // A row, because an advisory lock could be held by any role to stop the sealing.
        return sql.of("select turn from audit.sealing for update skip locked")
                .query(Boolean.class)
                .optional()
                .isPresent();
    }
}
