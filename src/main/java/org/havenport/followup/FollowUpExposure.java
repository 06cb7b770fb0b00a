package org.havenport.followup;

import java.util.ArrayList;
import java.util.List;
import org.havenport.home.Exposure;
import org.havenport.home.Fact;
import org.havenport.home.Indicator;
import org.havenport.home.Months;
import org.havenport.home.Words;
import org.havenport.safeguards.Figure;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to what the practice is exposed to by what did not arrive: what of consequence is unread, and whom nobody called. */
@Component
public class FollowUpExposure implements Exposure {

    /** Of consequence, shown, and nobody looked at it or spoke about it until an instant. */
    private static final String UNREAD = """
            o.consequence <> 'ROUTINE' and o.opened_at < %1$s and coalesce(o.settled_at, 'infinity') >= %1$s
            and not exists (select 1 from followup.viewing v where v.patient_id = o.patient_id
                and v.item_id = o.item_id and v.at >= o.opened_at and v.at < %1$s)
            and not exists (select 1 from followup.contact t where t.patient_id = o.patient_id
                and t.item_id = o.item_id and t.outcome = 'SPOKE' and t.at >= o.opened_at and t.at < %1$s)
            and exists (select 1 from chart.item i where i.patient_id = o.patient_id and i.group_id = o.item_id
                and chart.stands(i.release_state, i.held_until) = 'RELEASED')
            """;

    private static final String UNREAD_NOW = """
            select o.consequence, count(*),
                count(*) filter (where o.opened_at > viewer.at() - interval '1 day'),
                count(*) filter (where o.opened_at <= viewer.at() - interval '1 day'
                    and o.opened_at > viewer.at() - interval '7 days'),
                count(*) filter (where o.opened_at <= viewer.at() - interval '7 days')
            from followup.obligation o where\s""" + UNREAD.formatted("viewer.at()") + """
            group by o.consequence order by o.consequence
            """;

    private static final String UNREAD_BY_MONTH = """
            select count(o.item_id), count(o.item_id) filter (where o.consequence = 'CRITICAL')
            from\s""" + Months.SPANS + """
            left join followup.obligation o on\s""" + UNREAD.formatted("m.ends") + """
            group by m.n order by m.n
            """;

    private static final String CALLS_NOW = """
            select count(distinct c.patient_id),
                count(distinct c.patient_id) filter (where c.due_at <= viewer.at())
            from followup.call c where\s""" + CallRows.OWED;

    private static final String CALLS = """
            select count(distinct c.patient_id),
                count(distinct c.patient_id) filter (where c.due_at < m.ends)
            from\s""" + Months.SPANS + """
            left join followup.call c on c.opened_at < m.ends and coalesce(c.closed_at, 'infinity') >= m.ends
            group by m.n order by m.n
            """;

    private final Asking asking;

    FollowUpExposure(Asking asking) {
        this.asking = asking;
    }

    @Override
    public List<Indicator> indicators(Viewer job, Months months, Words words) {
        return asking.as(job, sql -> List.of(unread(sql, months, words), calls(sql, months, words)));
    }

    private static Indicator unread(Sql sql, Months months, Words words) {
        var parts = new ArrayList<Fact>();
        var sums = new long[2];
        sql.of(UNREAD_NOW).query(row -> {
            sums[0] += row.getLong(2);
            sums[1] += row.getLong(5);
            parts.add(new Fact(
                    words.say("followup.gravest." + row.getString(1)),
                    words.say("followup.exposure.ages", row.getLong(3), row.getLong(4), row.getLong(5))));
        });
        return new Indicator(
                30,
                words.say("followup.exposure.unread"),
                List.of(new Figure(
                        words.say("followup.exposure.unread.many"),
                        words.say("followup.exposure.unread.value", sums[0]),
                        words.say("followup.exposure.unread.of", sums[1]))),
                List.copyOf(parts),
                months.past(
                        List.of(
                                words.say("followup.exposure.unread.column"),
                                words.say("followup.exposure.unread.column.critical")),
                        rows(sql, months, UNREAD_BY_MONTH)),
                sums[1] > 0,
                ReceiptsController.PATH,
                "UnreadResultsClimb");
    }

    private static Indicator calls(Sql sql, Months months, Words words) {
        var now = sql.of(CALLS_NOW).query((row, _) -> Months.numbers(row, 2)).single();
        return new Indicator(
                60,
                words.say("followup.exposure.calls"),
                List.of(new Figure(
                        words.say("followup.exposure.calls.many"),
                        words.say("followup.exposure.calls.value", now.getFirst()),
                        words.say("followup.exposure.calls.of", now.get(1)))),
                List.of(),
                months.past(
                        List.of(
                                words.say("followup.exposure.column.open"),
                                words.say("followup.exposure.column.overdue")),
                        rows(sql, months, CALLS)),
                now.get(1) > 0,
                CallsController.PATH,
                "UnreadResultsClimb");
    }

    private static List<List<Long>> rows(Sql sql, Months months, String what) {
        return sql.of(what)
                .param("starts", months.starts())
                .param("ends", months.ends())
                .query((row, _) -> Months.numbers(row, 2))
                .list();
    }
}
