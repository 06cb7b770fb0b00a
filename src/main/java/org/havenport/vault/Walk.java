package org.havenport.vault;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.havenport.vault.Rotations.Kind;
import org.havenport.vault.Rotations.Run;
import org.havenport.vault.SealedTable.Done;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a rotation moves: through every patient and room in their order, and from phase to phase when others are ready. */
@Component
class Walk {

    private static final int PAGE = 500;
    private static final String ALL = """
            select purpose from (
                select 'patient|' || patient_id as purpose from vault.patient_key
                union all select 'room|' || room from vault.room_key) k""";

    private final Keeping keeping;
    private final Clock clock;

    Walk(Keeping keeping, Clock clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    /** The same run as it stands now; null when it has ended. */
    @Nullable
    Run again(Viewer.Job job, Run run) {
        return keeping.as(
                job,
                sql -> Rotations.underWay(sql, run.kind())
                        .filter(it -> it.id().equals(run.id()))
                        .orElse(null));
    }

    /** What a run has done in all, ended or not. */
    Done done(Viewer.Job job, Run run) {
        return keeping.as(
                job,
                sql -> sql.of("select done, kept from vault.rotation where id = :id")
                        .param("id", run.id())
                        .query((row, _) -> new Done(row.getInt(1), row.getInt(2)))
                        .single());
    }

    /** Every patient and room in their order from where the run is, then what comes after the last. */
    void each(
            Viewer.Job job,
            Run run,
            RotationProgress progress,
            Function<DataKey, Done> work,
            Consumer<Sql> afterwards) {
        var total = keeping.as(job, Walk::total);
        var from = run.position() == null ? "" : run.position();
        var done = keeping.as(job, sql -> before(sql, run.position()));
        for (var page = page(job, from);
                !page.isEmpty();
                page = page(job, page.getLast().purpose())) {
            for (var key : page) {
                var did = work.apply(key);
                keeping.run(job, sql -> Rotations.at(sql, run, key.purpose(), did.sealed(), did.kept()));
                progress.at(run.phase(), ++done, total);
            }
        }
        keeping.run(job, afterwards);
    }

    /** Waits until a phase is so old, for whoever began before it. */
    void waitOut(Run run, Duration grace, String what, RotationProgress progress) {
        var until = run.phaseAt().plus(grace);
        for (var left = Duration.between(clock.instant(), until); left.isPositive(); ) {
            progress.waits(what, left.toSeconds() + 1);
            left = Duration.between(clock.instant(), until);
        }
    }

    /**
     * Waits while some running programs are not as far.
     *
     * @throws IllegalStateException saying what is missing, when it takes too long
     */
    void waitWhile(Viewer.Job job, Function<Sql, Long> some, String what, String missing, RotationProgress progress) {
        var until = clock.instant().plus(RunningPrograms.GONE.multipliedBy(3));
        while (keeping.as(job, some) > 0) {
            if (clock.instant().isAfter(until)) {
                throw new IllegalStateException(missing);
            }
            progress.waits(what, Duration.between(clock.instant(), until).toSeconds());
        }
    }

    /** Begins a run of this kind, unless one is under way. */
    Run goOnOrBegin(Viewer.Job job, Kind kind, Function<Sql, Run> begin) {
        return keeping.as(job, sql -> Rotations.underWay(sql, kind).orElseGet(() -> begin.apply(sql)));
    }

    private List<DataKey> page(Viewer.Job job, String after) {
        // Patients come before rooms; each part is read by its own key, so that a page costs what it holds.
        return keeping.as(job, sql -> {
            var patients = after.startsWith("room|")
                    ? Stream.<DataKey>empty()
                    : sql
                            .of(
                                    "select patient_id from vault.patient_key where patient_id > :after order by patient_id limit :page")
                            .param("after", after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after.substring(8)))
                            .param("page", PAGE)
                            .query(UUID.class)
                            .list()
                            .stream()
                            .map(DataKey::of);
            var rooms = sql
                    .of("select room from vault.room_key where 'room|' || room > :after collate \"C\"")
                    .param("after", after)
                    .query(String.class)
                    .list()
                    .stream()
                    .sorted(Comparator.naturalOrder())
                    .map(DataKey::of);
            var some = patients.toList();
            return some.isEmpty() ? rooms.toList() : some;
        });
    }

    private static long total(Sql sql) {
        return sql.of("select count(*) from (%s) a".formatted(ALL))
                .query(Long.class)
                .single();
    }

    private static long before(Sql sql, @Nullable String position) {
        return position == null
                ? 0
                : sql.of("select count(*) from (%s) a where purpose collate \"C\" <= :position".formatted(ALL))
                        .param("position", position)
                        .query(Long.class)
                        .single();
    }
}
