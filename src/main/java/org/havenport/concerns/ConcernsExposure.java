package org.havenport.concerns;

import java.util.List;
import org.havenport.home.Exposure;
import org.havenport.home.Indicator;
import org.havenport.home.Months;
import org.havenport.home.Words;
import org.havenport.safeguards.Figure;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to what the practice is exposed to by what is wrong in records: answers that are late, and open incidents. */
@Component
public class ConcernsExposure implements Exposure {

    private static final String CORRECTIONS = """
            select count(c.id) filter (where c.asked_at < m.ends and coalesce(c.decided_at, 'infinity') >= m.ends),
                count(c.id) filter (where c.asked_at < m.ends and coalesce(c.decided_at, 'infinity') >= m.ends
                    and c.due_at < m.ends),
                count(c.id) filter (where c.decided_at < m.ends and c.decided_at > c.due_at)
            from\s""" + Months.SPANS + """
            left join concerns.correction c on c.asked_at < m.ends and coalesce(c.decided_at, 'infinity') >= m.starts
            group by m.n order by m.n
            """;

    private static final String INCIDENTS = """
            select count(i.id) filter (where coalesce(i.decided_at, 'infinity') >= m.ends),
                count(i.id) filter (where i.discovered_at >= m.starts),
                count(i.id) filter (where coalesce(i.decided_at, 'infinity') >= m.ends and i.due_at < m.ends)
            from\s""" + Months.SPANS + """
            left join concerns.incident i on i.discovered_at < m.ends
              and coalesce(i.decided_at, 'infinity') >= m.starts
            group by m.n order by m.n
            """;

    private final Asking asking;

    ConcernsExposure(Asking asking) {
        this.asking = asking;
    }

    @Override
    public List<Indicator> indicators(Viewer job, Months months, Words words) {
        return asking.as(job, sql -> List.of(answers(sql, months, words), incidents(sql, months, words)));
    }

    private static Indicator answers(Sql sql, Months months, Words words) {
        var rows = rows(sql, months, CORRECTIONS);
        var now = rows.getLast();
        return new Indicator(
                45,
                words.say("concerns.exposure.answers"),
                List.of(new Figure(
                        words.say("concerns.exposure.answers.many"),
                        words.say("concerns.exposure.answers.value", now.get(1)),
                        words.say("concerns.exposure.answers.of", now.getFirst()))),
                List.of(),
                months.past(
                        List.of(
                                words.say("concerns.exposure.column.open"),
                                words.say("concerns.exposure.column.overdue"),
                                words.say("concerns.exposure.answers.column")),
                        rows),
                now.get(1) > 0,
                CorrectionsToDecideController.PATH,
                "CorrectionsAreAnsweredInSixtyDays");
    }

    private static Indicator incidents(Sql sql, Months months, Words words) {
        var rows = rows(sql, months, INCIDENTS);
        var now = rows.getLast();
        return new Indicator(
                100,
                words.say("concerns.exposure.incidents"),
                List.of(new Figure(
                        words.say("concerns.exposure.incidents.many"),
                        words.say("concerns.exposure.incidents.value", now.getFirst()),
                        words.say("concerns.exposure.incidents.of", now.get(2), now.get(1)))),
                List.of(),
                months.past(
                        List.of(
                                words.say("concerns.exposure.column.open"),
                                words.say("concerns.exposure.incidents.column"),
                                words.say("concerns.exposure.column.overdue")),
                        rows),
                now.getFirst() > 0,
                IncidentsController.PATH,
                "IncidentsCloseWithASignedDecision");
    }

    private static List<List<Long>> rows(Sql sql, Months months, String what) {
        return sql.of(what)
                .param("starts", months.starts())
                .param("ends", months.ends())
                .query((row, _) -> Months.numbers(row, 3))
                .list();
    }
}
