package org.havenport.worklist;

import java.util.List;
import org.havenport.home.Exposure;
import org.havenport.home.Indicator;
import org.havenport.home.Indicator.Past;
import org.havenport.home.Months;
import org.havenport.home.Words;
import org.havenport.safeguards.Figure;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to what the practice is exposed to by its hands: hours in which nobody answers, and work that is late. */
@Component
public class WorkExposure implements Exposure {

    private static final String DONE = """
            select count(w.id), count(w.id) filter (where w.closed_at > w.due_at)
            from\s""" + Months.SPANS + """
            left join worklist.work w on w.closed_at >= m.starts and w.closed_at < m.ends
            group by m.n order by m.n
            """;

    private final Asking asking;
    private final Coverage coverage;

    WorkExposure(Asking asking, Coverage coverage) {
        this.asking = asking;
        this.coverage = coverage;
    }

    @Override
    public List<Indicator> indicators(Viewer job, Months months, Words words) {
        return List.of(uncovered(job, months, words), late(job, months, words));
    }

    private Indicator uncovered(Viewer job, Months months, Words words) {
        var roster = coverage.roster(job);
        var gaps = roster.gaps(roster.all(), months.now(), EveryBusinessHourIsCovered.DAYS);
        var empty = gaps.stream().filter(it -> it.named().count() == 0).toList();
        return new Indicator(
                90,
                words.say("worklist.exposure.uncovered"),
                List.of(new Figure(
                        words.say("worklist.exposure.uncovered.many"),
                        words.say("worklist.exposure.uncovered.value", Roster.Gap.hours(gaps)),
                        words.say(
                                "worklist.exposure.uncovered.of",
                                EveryBusinessHourIsCovered.DAYS,
                                Roster.Gap.hours(empty)))),
                List.of(),
                Past.NONE,
                !gaps.isEmpty(),
                CoverageController.PATH,
                "EveryBusinessHourIsCovered");
    }

    private Indicator late(Viewer job, Months months, Words words) {
        var now = coverage.counts(job);
        var rows = asking.as(
                job,
                sql -> sql.of(DONE)
                        .param("starts", months.starts())
                        .param("ends", months.ends())
                        .query((row, _) -> Months.numbers(row, 2))
                        .list());
        return new Indicator(
                40,
                words.say("worklist.exposure.late"),
                List.of(new Figure(
                        words.say("worklist.exposure.late.many"),
                        words.say("worklist.exposure.late.value", now.overdue()),
                        words.say("worklist.exposure.late.of", now.waiting()))),
                List.of(),
                months.past(
                        List.of(
                                words.say("worklist.exposure.late.column.done"),
                                words.say("worklist.exposure.late.column")),
                        rows),
                now.overdue() > 0,
                WaitingWorkController.PATH,
                "NothingWaitsPastItsClock");
    }
}
