package org.havenport.worklist;

import java.time.Duration;
import org.havenport.viewer.Sql;

/**
 * How work stands, in numbers without anybody in them.
 *
 * @param stuck past their clock for more than three minutes without having gone on, or without an owner for so long
 * @param wentOn how often work went to the next in the last seven days because its time was over
 * @param rerouted how often in the last seven days because its owner was away
 */
record Counts(long waiting, long overdue, long stuck, long wentOn, long rerouted) {

    private static final Duration A_WEEK = Duration.ofDays(7);

    static Counts of(Sql sql) {
        return sql.of("select * from worklist.counts(:since)")
                .param("since", Sql.time(sql.now().minus(A_WEEK)))
                .query((row, _) -> new Counts(
                        row.getLong("waiting"),
                        row.getLong("overdue"),
                        row.getLong("stuck"),
                        row.getLong("went_on"),
                        row.getLong("rerouted")))
                .single();
    }
}
