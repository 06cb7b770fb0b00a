package org.havenport.vault;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
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

/**
 * New data keys for every room and patient, and every sealed value sealed anew. Three phases: each key gets a successor
 * and its values are sealed with it; a while passes for readers that began before; the old keys are given up.
 */
@Component
class Reseal {

    private static final String SEALING = "SEALING";
    private static final String WAITING = "WAITING";
    private static final String GIVING_UP = "GIVING_UP";
    private static final int PAGE = 500;

    private final Keeping keeping;
    private final WhereSealed where;
    private final Successors successors;
    private final Keys keys;
    private final KeyWitness witness;
    private final Clock clock;

    Reseal(Keeping keeping, WhereSealed where, Successors successors, Keys keys, KeyWitness witness, Clock clock) {
        this.keeping = keeping;
        this.where = where;
        this.successors = successors;
        this.keys = keys;
        this.witness = witness;
        this.clock = clock;
    }

    /**
     * Goes on with what is under way, or begins.
     *
     * @param grace how long the old keys stay after the last value was sealed anew
     * @return how many values were sealed anew, and how many did not open and keep their key
     * @throws IllegalStateException naming them, when there are columns no room has named
     */
    Done run(Viewer.Job job, Duration grace, RotationProgress progress) {
        var unknown = keeping.as(job, where::unknown);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("No room says what these columns hold, so their keys cannot be renewed: "
                    + String.join(", ", unknown));
        }
        keys.fillIn(job);
        var run = keeping.as(
                job,
                sql -> Rotations.underWay(sql, Kind.RESEAL).orElseGet(() -> {
                    witness.happened(sql, "resealing-began", 1);
                    return Rotations.begin(sql, Kind.RESEAL, SEALING, null);
                }));
        var id = run.id();
        for (var now = run; now != null; now = again(job, id)) {
            switch (now.phase()) {
                case SEALING ->
                    each(job, now, progress, key -> successors.renew(job, run.beganAt(), key, progress), WAITING);
                case WAITING -> waitUntil(job, now, grace, progress);
                default -> each(job, now, progress, key -> successors.giveUp(job, key, progress), null);
            }
        }
        return keeping.as(
                job,
                sql -> sql.of("select done, kept from vault.rotation where id = :id")
                        .param("id", id)
                        .query((row, _) -> new Done(row.getInt(1), row.getInt(2)))
                        .single());
    }

    private @Nullable Run again(Viewer.Job job, UUID id) {
        return keeping.as(
                job,
                sql -> Rotations.underWay(sql, Kind.RESEAL)
                        .filter(it -> it.id().equals(id))
                        .orElse(null));
    }

    /** Every key in its order from where the run is, then the next phase; the end after the last. */
    private void each(
            Viewer.Job job, Run run, RotationProgress progress, Function<DataKey, Done> work, @Nullable String next) {
        var total = keeping.as(job, Reseal::total);
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
        keeping.run(job, sql -> {
            if (next != null) {
                Rotations.next(sql, run, next);
            } else {
                Rotations.end(sql, run);
                var sealed = sql.of("select done from vault.rotation where id = :id")
                        .param("id", run.id())
                        .query(Long.class)
                        .single();
                witness.happened(sql, "values-sealed-anew", sealed);
            }
        });
    }

    private void waitUntil(Viewer.Job job, Run run, Duration grace, RotationProgress progress) {
        var until = run.phaseAt().plus(grace);
        for (var left = Duration.between(clock.instant(), until); left.isPositive(); ) {
            progress.waits("readers that began before the last value was sealed anew", left.toSeconds() + 1);
            left = Duration.between(clock.instant(), until);
        }
        keeping.run(job, sql -> Rotations.next(sql, run, GIVING_UP));
    }

    private static final String ALL = """
            select purpose from (
                select 'patient|' || patient_id as purpose from vault.patient_key
                union all select 'room|' || room from vault.room_key) k""";

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
