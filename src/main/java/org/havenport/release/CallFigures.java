package org.havenport.release;

import java.util.List;
import org.havenport.home.Words;
import org.havenport.safeguards.Figure;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/**
 * How long it took until somebody spoke with the patient, and whom nobody has reached (A3.2).
 *
 * @param critical minutes from the result to the conversation, half took longer; null when there was none
 * @param significant the same in hours of what is significant
 * @param calls over how many conversations it was measured, in 90 days
 * @param waiting what waits for a call
 * @param tried of these where somebody tried and did not get through
 * @param overdue of these what is overdue
 */
record CallFigures(
        @Nullable Double critical, @Nullable Double significant, int calls, int waiting, int tried, int overdue) {

    static CallFigures of(Sql sql) {
        return sql.of("""
                        select percentile_cont(0.5) within group (order by extract(epoch from contacted_at - since) / 60)
                                filter (where class = 'CRITICAL' and contacted_at > viewer.at() - interval '90 days') as critical,
                            percentile_cont(0.5) within group (order by extract(epoch from contacted_at - since) / 3600)
                                filter (where class = 'SIGNIFICANT' and contacted_at > viewer.at() - interval '90 days')
                                as significant,
                            count(*) filter (where contacted_at > viewer.at() - interval '90 days') as calls,
                            count(*) filter (where contacted_at is null) as waiting,
                            count(*) filter (where contacted_at is null and exists (select 1 from followup.contact c
                                where c.patient_id = g.patient_id and c.item_id = g.item_id and c.at >= g.since
                                  and c.outcome <> 'SPOKE')) as tried,
                            count(*) filter (where contacted_at is null and call_by < viewer.at()) as overdue
                        from release.gate g
                        """)
                .query((row, _) -> new CallFigures(
                        row.getObject("critical", Double.class),
                        row.getObject("significant", Double.class),
                        row.getInt("calls"),
                        row.getInt("waiting"),
                        row.getInt("tried"),
                        row.getInt("overdue")))
                .single();
    }

    /** As staff read them above the list. */
    List<Figure> inWords(Words words) {
        var over = words.say("release.figure.over", calls);
        return List.of(
                new Figure(
                        words.say("release.figure.critical"),
                        critical == null ? "–" : words.say("release.figure.minutes", Math.round(critical)),
                        over),
                new Figure(
                        words.say("release.figure.significant"),
                        significant == null ? "–" : words.say("release.figure.hours", Math.round(significant)),
                        over),
                new Figure(
                        words.say("release.figure.unreached"),
                        Integer.toString(waiting),
                        words.say("release.figure.tried", tried, overdue)));
    }
}
