package org.havenport.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.havenport.audit.Verification.Kind;
import org.havenport.audit.Verification.Problem;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the whole chain in order and compares it with the heads kept outside; names the first bad row and counts the rest. */
@Component
class ChainReader {

    static final Viewer JOB = Viewer.job("audit-verify");
    private static final int BATCH = 5_000;
    private static final Duration UNSEALED_AT_MOST = Duration.ofMinutes(1);

    private final Asking asking;
    private final Vault vault;
    private final Sealer sealer;
    private final AnchorFile file;
    private final Clock clock;

    ChainReader(Asking asking, Vault vault, Sealer sealer, AnchorFile file, Clock clock) {
        this.asking = asking;
        this.vault = vault;
        this.sealer = sealer;
        this.file = file;
        this.clock = clock;
    }

    Verification read(VerificationProgress progress) {
        return read(List.of(), progress);
    }

    /** @param others heads that were kept besides the file of anchors */
    Verification read(List<Anchor> others, VerificationProgress progress) {
        // Before the lines, so that every head read here must be among them.
        var kept = file.read();
        sealer.sealEverything();
        var total = asking.as(JOB, Sealer::head).map(Seal::position).orElse(0L);
        var heads = new KeptHeads(
                Stream.concat(kept.anchors().stream(), others.stream()).toList(), vault);
        var walk = Walk.from(0, Seal.beginning());
        do {
            var from = walk;
            walk = asking.as(JOB, sql -> batch(sql, from, heads));
            progress.at(walk.position(), Math.max(total, walk.position()));
        } while (walk.more());
        var end = walk.position();
        var atTheEnd = Optional.ofNullable(heads.beyond(end))
                .or(() -> damaged(kept, end))
                .or(this::replayed)
                .or(this::unsealed);
        var first = Optional.ofNullable(walk.first()).or(() -> atTheEnd).orElse(null);
        var problems = walk.problems() + (atTheEnd.isPresent() ? 1 : 0);
        return new Verification(first == null, walk.whole(), heads.agreed(), problems, first, clock.instant());
    }

    /** The newest links alone: quick enough to be asked at any time. Trusts the hash they start from. */
    @Nullable
    Problem recent(int lines) {
        return asking.as(JOB, sql -> {
            var head = Sealer.head(sql).map(Seal::position).orElse(0L);
            var start = Math.max(0, head - lines);
            var before = start == 0
                    ? Seal.beginning()
                    : sql.of("select hash from audit.seal where position = :position")
                            .param("position", start)
                            .query(byte[].class)
                            .optional()
                            .orElseGet(Seal::beginning);
            return batch(sql, Walk.from(start, before), new KeptHeads(List.of(), vault), lines)
                    .first();
        });
    }

    /** How many committed lines have waited for their seal for longer than a minute. */
    long waiting() {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select count(*) from audit.line l where l.at < :since
                          and l.seq > (select coalesce(max(seq), 0) - 100000 from audit.seal)
                          and not exists (select 1 from audit.seal s where s.seq = l.seq)
                        """)
                        .param("since", Sql.time(clock.instant().minus(UNSEALED_AT_MOST)))
                        .query(Long.class)
                        .single());
    }

    /** How far it came; {@code whole} lines are good before the first problem. */
    private record Walk(
            long position,
            byte[] hash,
            long whole,
            @Nullable Problem first,
            long problems,
            boolean more) {

        static Walk from(long position, byte[] hash) {
            return new Walk(position, hash, position, null, 0, true);
        }

        /** One link on. What follows a bad one is compared with what was sealed. */
        Walk on(Seal seal, @Nullable Problem found) {
            var bad = found != null;
            return new Walk(
                    seal.position(),
                    seal.hash(),
                    bad || first != null ? whole : seal.position(),
                    first == null ? found : first,
                    bad ? problems + 1 : problems,
                    true);
        }

        Walk ended() {
            return new Walk(position, hash, whole, first, problems, false);
        }
    }

    private Walk batch(Sql sql, Walk from, KeptHeads heads) {
        return batch(sql, from, heads, BATCH);
    }

    private Walk batch(Sql sql, Walk from, KeptHeads heads, int size) {
        var links = Link.after(sql, from.position(), size);
        var walk = from;
        for (var link : links) {
            var problem = link.problem(vault, walk.position() + 1, walk.hash());
            walk = walk.on(link.seal(), problem == null ? heads.problem(link.seal()) : problem);
        }
        return links.size() == size ? walk : walk.ended();
    }

    private Optional<Problem> damaged(AnchorFile.Heads kept, long end) {
        if (kept.damaged() > 0) {
            return Optional.of(new Problem(
                    Kind.ANCHORS_DAMAGED,
                    null,
                    null,
                    "%d lines of the anchor file %s are damaged.".formatted(kept.damaged(), file.file())));
        }
        if (kept.anchors().isEmpty() && end > 0 && oldestIsOlderThan(Duration.ofMinutes(10))) {
            return Optional.of(new Problem(
                    Kind.ANCHORS_DAMAGED,
                    null,
                    null,
                    "There are no anchors at %s (setting %s).".formatted(file.file(), AnchorFile.SETTING)));
        }
        return Optional.empty();
    }

    private boolean oldestIsOlderThan(Duration age) {
        return asking.as(
                JOB,
                sql -> sql.of("select coalesce((select at < :at from audit.line order by seq limit 1), false)")
                        .param("at", Sql.time(clock.instant().minus(age)))
                        .query(Boolean.class)
                        .single());
    }

    /** A genuine line written once more needs the unique index to be gone first. */
    private Optional<Problem> replayed() {
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select s.position, s.seq from audit.seal s join (
                            select seq, row_number() over (partition by id order by seq) as nth from audit.line) l
                          on l.seq = s.seq
                        where l.nth > 1 and not exists (
                            select 1 from pg_constraint where conname = 'line_id_is_unique' and contype = 'u')
                        order by s.position limit 1
                        """)
                        .query((row, _) -> new Problem(
                                Kind.INSERTED, row.getLong(1), row.getLong(2), "The line is a copy of an earlier one."))
                        .optional());
    }

    private Optional<Problem> unsealed() {
        if (waiting() == 0) {
            return Optional.empty();
        }
        sealer.sealEverything();
        return asking.as(
                JOB,
                sql -> sql.of("""
                        select l.seq from audit.line l where l.at < :since
                          and not exists (select 1 from audit.seal s where s.seq = l.seq) order by l.seq limit 1
                        """)
                        .param("since", Sql.time(clock.instant().minus(UNSEALED_AT_MOST)))
                        .query((row, _) -> new Problem(
                                Kind.UNSEALED,
                                null,
                                row.getLong(1),
                                "The line has waited for its seal for over a minute."))
                        .optional());
    }
}
