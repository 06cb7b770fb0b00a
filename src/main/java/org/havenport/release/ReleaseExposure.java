package org.havenport.release;

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

/** The door to what the practice is exposed to by how results open: how late, too early, held, and opened by a person. */
@Component
public class ReleaseExposure implements Exposure {

    private static final String VISIBLE = """
            select round(percentile_cont(0.5) within group (order by t.seconds) / 60)::bigint,
                round(percentile_cont(0.95) within group (order by t.seconds) / 60)::bigint, count(t.seconds)
            from\s""" + Months.SPANS + """
            left join lateral (
                select greatest(0, extract(epoch from i.released_at - i.issued_at))::double precision as seconds
                from chart.item i join release.posted p on p.patient_id = i.patient_id and p.item_id = i.id
                where not i.history and i.id = i.group_id and i.release_state = 'RELEASED'
                  and i.released_at >= m.starts and i.released_at < m.ends) t on true
            group by m.n order by m.n
            """;

    private static final String SHOWN_FIRST = """
            select count(g.item_id), count(*) filter (where coalesce(g.contacted_at, viewer.at()) > g.call_by)
            from\s""" + Months.SPANS + """
            left join release.gate g on g.class = 'CRITICAL' and g.opened_because <> 'CONTACT_RECORDED'
              and g.opened_at >= m.starts and g.opened_at < m.ends
            group by m.n order by m.n
            """;

    private static final String WHY_SHOWN_FIRST = """
            select g.opened_because, count(*) from release.gate g
            where g.class = 'CRITICAL' and g.opened_because <> 'CONTACT_RECORDED' and g.opened_at >= :since
            group by g.opened_because order by 2 desc, 1
            """;

    private static final String CALLS = """
            select count(g.item_id), count(*) filter (where g.call_by < m.ends)
            from\s""" + Months.SPANS + """
            left join release.gate g on g.since < m.ends and coalesce(g.contacted_at, 'infinity') >= m.ends
            group by m.n order by m.n
            """;

    private static final String HOLDS = """
            select count(h.id) filter (where least(h.ended_at, h.expires_at) >= m.ends and h.placed_at < m.ends),
                count(h.id) filter (where h.placed_at >= m.starts)
            from\s""" + Months.SPANS + """
            left join release.hold h on h.placed_at < m.ends and least(h.ended_at, h.expires_at) >= m.starts
            group by m.n order by m.n
            """;

    private static final String BASES = """
            select h.basis, count(*) from release.hold h where h.ended_at is null and h.expires_at > viewer.at()
            group by h.basis order by 2 desc, 1
            """;

    private static final String ENDED_EARLY = """
            select count(h.id) from\s""" + Months.SPANS + """
            left join release.hold h on h.ended_because = 'RELEASED_EARLY' and h.ended_at >= m.starts
              and h.ended_at < m.ends
            group by m.n order by m.n
            """;

    private static final long AN_HOUR = 60;

    private final Asking asking;

    ReleaseExposure(Asking asking) {
        this.asking = asking;
    }

    @Override
    public List<Indicator> indicators(Viewer job, Months months, Words words) {
        return asking.as(
                job,
                sql -> List.of(
                        visible(sql, months, words),
                        shownFirst(sql, months, words),
                        calls(sql, months, words),
                        holds(sql, months, words),
                        endedEarly(sql, months, words)));
    }

    private static Indicator visible(Sql sql, Months months, Words words) {
        var rows = rows(sql, months, VISIBLE, 3);
        var over = words.say("release.exposure.visible.of", rows.getLast().get(2));
        return new Indicator(
                10,
                words.say("release.exposure.visible"),
                List.of(
                        new Figure(words.say("release.exposure.visible.median"), minutes(words, rows, 0), over),
                        new Figure(words.say("release.exposure.visible.most"), minutes(words, rows, 1), over)),
                List.of(),
                months.past(
                        List.of(
                                words.say("release.exposure.visible.column.median"),
                                words.say("release.exposure.visible.column.most"),
                                words.say("release.exposure.visible.column.of")),
                        rows),
                false,
                "/staff/posting-times",
                "HoldsEndByThemselves");
    }

    private static String minutes(Words words, List<List<Long>> rows, int column) {
        var value = rows.getLast().get(column);
        if (value == Indicator.Past.NOTHING) {
            return "–";
        }
        return value < 2 * AN_HOUR
                ? words.say("release.exposure.minutes", value)
                : words.say("release.figure.hours", Math.round((double) value / AN_HOUR));
    }

    private static Indicator shownFirst(Sql sql, Months months, Words words) {
        var rows = rows(sql, months, SHOWN_FIRST, 2);
        var now = rows.getLast();
        var why = sql.of(WHY_SHOWN_FIRST)
                .param("since", Sql.time(months.now().minus(Months.LATELY)))
                .query((row, _) -> new Fact(because(words, row.getString(1)), row.getString(2)))
                .list();
        return new Indicator(
                20,
                words.say("release.exposure.first"),
                List.of(new Figure(
                        words.say("release.exposure.first.many"),
                        words.say("release.exposure.results", now.getFirst()),
                        words.say("release.exposure.first.of", now.get(1)))),
                why,
                months.past(
                        List.of(
                                words.say("release.exposure.first.column"),
                                words.say("release.exposure.first.column.late")),
                        rows),
                now.get(1) > 0,
                HoldsController.PATH,
                "CriticalResultsWaitForContact");
    }

    private static String because(Words words, String reason) {
        var key = "release.exposure.because." + reason;
        return words.say(words.has(key) ? key : "release.exposure.because.other");
    }

    private static Indicator calls(Sql sql, Months months, Words words) {
        var now = CallFigures.of(sql);
        return new Indicator(
                50,
                words.say("release.exposure.calls"),
                List.of(new Figure(
                        words.say("release.exposure.calls.many"),
                        words.say("release.exposure.calls.value", now.waiting()),
                        words.say("release.figure.tried", now.tried(), now.overdue()))),
                List.of(),
                months.past(
                        List.of(
                                words.say("release.exposure.column.open"),
                                words.say("release.exposure.column.overdue")),
                        rows(sql, months, CALLS, 2)),
                now.overdue() > 0,
                ResultsToReleaseController.PATH,
                "CriticalResultsWaitForContact");
    }

    private static Indicator holds(Sql sql, Months months, Words words) {
        var rows = rows(sql, months, HOLDS, 2);
        var now = rows.getLast();
        var bases = new ArrayList<Fact>();
        sql.of(BASES).query(row -> {
            bases.add(new Fact(words.say("release.hold.basis." + row.getString(1)), row.getString(2)));
        });
        return new Indicator(
                70,
                words.say("release.exposure.holds"),
                List.of(new Figure(
                        words.say("release.exposure.holds.many"),
                        words.say("release.exposure.holds.value", now.getFirst()),
                        words.say("release.exposure.holds.of", now.get(1)))),
                List.copyOf(bases),
                months.past(
                        List.of(
                                words.say("release.exposure.holds.column"),
                                words.say("release.exposure.holds.column.placed")),
                        rows),
                false,
                HoldsController.PATH,
                "HoldsCarryTheirBasis");
    }

    private static Indicator endedEarly(Sql sql, Months months, Words words) {
        var rows = rows(sql, months, ENDED_EARLY, 1);
        return new Indicator(
                80,
                words.say("release.exposure.early"),
                List.of(new Figure(
                        words.say("release.exposure.early.many"),
                        words.say("release.exposure.holds.value", rows.getLast().getFirst()),
                        words.say("release.exposure.lately"))),
                List.of(),
                months.past(List.of(words.say("release.exposure.early.column")), rows),
                false,
                HoldsController.PATH,
                "HoldsCarryTheirBasis");
    }

    private static List<List<Long>> rows(Sql sql, Months months, String what, int columns) {
        return sql.of(what)
                .param("starts", months.starts())
                .param("ends", months.ends())
                .query((row, _) -> Months.numbers(row, columns))
                .list();
    }
}
