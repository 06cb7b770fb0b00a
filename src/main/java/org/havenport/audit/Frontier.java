package org.havenport.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.havenport.viewer.Sql;

/**
 * Where lines may wait for their seal: behind the highest number that was sealed, and at numbers below it that had no
 * committed line yet. It is carried on from round to round, so that no round looks at what is sealed again.
 */
final class Frontier {

    /** So many numbers without a line are no transactions that are still open. */
    private static final int MOST = 100_000;

    private static final long UNKNOWN = -1;

    private final TreeSet<Long> missing = new TreeSet<>();
    private long position = UNKNOWN;
    private long newest;

    /** Lines without a seal whose numbers are above {@code after}, in their order, at most {@code most}. */
    List<Line> waiting(Sql sql, long after, int most) {
        catchUp(sql, after);
        if (position == UNKNOWN) {
            return unsealed(sql, after, most);
        }
        missing.headSet(after, true).clear();
        var lines = new ArrayList<Line>();
        if (!missing.isEmpty()) {
            lines.addAll(found(sql, most));
        }
        if (lines.size() < most) {
            lines.addAll(unsealed(sql, newest, most - lines.size()));
        }
        return lines;
    }

    /** Takes in what was linked since the last time, by whichever process. */
    private void catchUp(Sql sql, long after) {
        if (position == UNKNOWN) {
            missing.clear();
            newest = after;
        }
        var since = position == UNKNOWN ? "seq > :after" : "position > :position";
        var linked = sql.of("select seq, position from audit.seal where %s order by seq limit :most".formatted(since))
                .param("after", after)
                .param("position", position)
                .param("most", MOST)
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .list();
        var last = Math.max(position, 0);
        for (var link : linked) {
            if (linked.size() == MOST || link[0] - newest + missing.size() > MOST) {
                position = UNKNOWN;
                return;
            }
            for (var number = newest + 1; number < link[0]; number++) {
                missing.add(number);
            }
            missing.remove(link[0]);
            newest = Math.max(newest, link[0]);
            last = Math.max(last, link[1]);
        }
        position = last;
    }

    private List<Line> found(Sql sql, int most) {
        return sql.of("""
                        select %s from audit.line l where l.seq = any (:missing) and not exists (
                            select 1 from audit.seal s where s.seq = l.seq)
                        order by l.seq limit :most
                        """.formatted(Line.COLUMNS))
                .param("missing", missing.toArray(Long[]::new))
                .param("most", most)
                .query((row, _) -> Line.of(row))
                .list();
    }

    /** The same by looking at every line with a number above {@code after}. */
    static List<Line> unsealed(Sql sql, long after, int most) {
        return sql.of("""
                        select %s from audit.line l where l.seq > :after and not exists (
                            select 1 from audit.seal s where s.seq = l.seq and s.seq > :after)
                        order by l.seq limit :most
                        """.formatted(Line.COLUMNS))
                .param("after", after)
                .param("most", most)
                .query((row, _) -> Line.of(row))
                .list();
    }
}
