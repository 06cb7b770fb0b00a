package org.havenport.vault;

import java.time.Duration;
import org.havenport.vault.Rotations.Kind;
import org.havenport.vault.Rotations.Run;
import org.havenport.vault.SealedTable.Done;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
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

    private final Keeping keeping;
    private final WhereSealed where;
    private final Successors successors;
    private final Keys keys;
    private final KeyWitness witness;
    private final Walk walk;

    Reseal(Keeping keeping, WhereSealed where, Successors successors, Keys keys, KeyWitness witness, Walk walk) {
        this.keeping = keeping;
        this.where = where;
        this.successors = successors;
        this.keys = keys;
        this.witness = witness;
        this.walk = walk;
    }

    /**
     * Goes on with what is under way, or begins.
     *
     * @param grace how long the old keys stay after the last value was sealed anew
     * @return how many values were sealed anew, and how many did not open and keep their key
     * @throws IllegalStateException naming them, when there are columns no room has named
     */
    Done run(Viewer.Job job, Duration grace, RotationProgress progress) {
        keeping.run(job, where::orRefuse);
        keys.fillIn(job);
        var run = walk.goOnOrBegin(job, Kind.RESEAL, sql -> {
            witness.happened(sql, "resealing-began", 1);
            return Rotations.begin(sql, Kind.RESEAL, SEALING, null);
        });
        for (var now = run; now != null; now = walk.again(job, run)) {
            var phase = now;
            switch (phase.phase()) {
                case SEALING ->
                    walk.each(
                            job,
                            phase,
                            progress,
                            key -> successors.renew(job, run.beganAt(), key, progress),
                            sql -> Rotations.next(sql, phase, WAITING));
                case WAITING -> {
                    walk.waitOut(phase, grace, "readers that began before the last value was sealed anew", progress);
                    keeping.run(job, sql -> Rotations.next(sql, phase, GIVING_UP));
                }
                default ->
                    walk.each(
                            job, phase, progress, key -> successors.giveUp(job, key, progress), sql -> end(sql, phase));
            }
        }
        return walk.done(job, run);
    }

    private void end(Sql sql, Run run) {
        Rotations.end(sql, run);
        var sealed = sql.of("select done from vault.rotation where id = :id")
                .param("id", run.id())
                .query(Long.class)
                .single();
        witness.happened(sql, "values-sealed-anew", sealed);
    }
}
