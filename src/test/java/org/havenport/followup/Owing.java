package org.havenport.followup;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.TestClock;
import org.havenport.notices.Channel;
import org.havenport.notices.ContactPoints;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Makes patients to whom something is owed, lets time pass for one of them alone, and lets the program look. */
@Component
class Owing {

    static final Viewer.Job JOB = (Viewer.Job) Viewer.job("test");

    private final Cast cast;
    private final Chart chart;
    private final ContactPoints points;
    private final Climb climb;
    private final Asking asking;
    private final OwnersConnection owner;
    private final TestClock clock;

    Owing(
            Cast cast,
            Chart chart,
            ContactPoints points,
            Climb climb,
            Asking asking,
            OwnersConnection owner,
            TestClock clock) {
        this.cast = cast;
        this.chart = chart;
        this.points = points;
        this.climb = climb;
        this.asking = asking;
        this.owner = owner;
        this.clock = clock;
    }

    /** Somebody new with an account in use, whom mail and texts reach. */
    CastMember reached() {
        var pat = cast.newPatient();
        var tail = pat.patient().toString().substring(0, 8);
        points.enter(JOB, pat.patient(), Channel.EMAIL, "pat." + tail + "@example.org");
        points.enter(JOB, pat.patient(), Channel.TEXT, "+1206555" + "%04d".formatted(number(tail)));
        return pat;
    }

    private static int number(String hex) {
        return (int) (Long.parseLong(hex, 16) % 10_000);
    }

    /** A result in the range, opened now. */
    UUID routine(CastMember pat) {
        return file(pat, "4.4");
    }

    /** A result out of the range and not critical. */
    UUID significant(CastMember pat) {
        return file(pat, "5.4");
    }

    /** As if it had been judged critical and opened. */
    UUID critical(CastMember pat) {
        var item = routine(pat);
        change(
                "update followup.obligation set consequence = 'CRITICAL' where patient_id = ? and item_id = ?",
                pat,
                item);
        return item;
    }

    private UUID file(CastMember pat, String value) {
        Arrival result = Arrivals.potassium(pat.patient(), value, clock.instant());
        chart.file(Viewer.job("import"), pat.patient(), List.of(result));
        return result.id();
    }

    /** Lets time pass for what one person is owed. */
    void passes(Duration time, CastMember pat, UUID item) {
        var by = " - interval '" + time.toMinutes() + " minutes'";
        change(
                "update followup.step set opened_at = opened_at" + by + ", at = at" + by
                        + " where patient_id = ? and item_id = ?",
                pat,
                item,
                0);
        change(
                "update followup.call set opened_at = opened_at" + by + ", due_at = due_at" + by
                        + ", first_due_at = first_due_at" + by + ", closed_at = closed_at" + by
                        + " where patient_id = ? and item_id = ?",
                pat,
                item,
                0);
        change("update followup.viewing set at = at" + by + " where patient_id = ? and item_id = ?", pat, item, 0);
        change(
                "update followup.obligation set opened_at = opened_at" + by + ", next_at = next_at" + by
                        + " where patient_id = ? and item_id = ?",
                pat,
                item);
    }

    /** The program looks at what one person is owed. */
    void look(CastMember pat) {
        climb.look(pat.patient());
    }

    /** The program looks at all that is due to anybody. */
    void lookAtAll() {
        while (climb.round(100) > 0) {
            Thread.onSpinWait();
        }
    }

    /** What one query of one value says of something owed; the query's {@code :patient} and {@code :item} are given. */
    List<String> ask(String query, CastMember pat, UUID item) {
        return asking.as(
                JOB,
                sql -> sql.of(query)
                        .param("patient", pat.patient())
                        .param("item", item)
                        .query(String.class)
                        .list());
    }

    List<String> steps(CastMember pat, UUID item) {
        return ask("""
                        select step from followup.step where patient_id = :patient and item_id = :item order by at, step
                        """, pat, item);
    }

    List<String> calls(CastMember pat, UUID item) {
        return ask("""
                        select because || coalesce(' ' || outcome, '') from followup.call
                        where patient_id = :patient and item_id = :item order by opened_at
                        """, pat, item);
    }

    List<String> settled(CastMember pat, UUID item) {
        return ask("""
                        select coalesce(settled, 'OPEN') from followup.obligation
                        where patient_id = :patient and item_id = :item
                        """, pat, item);
    }

    void change(String sql, CastMember pat, UUID item) {
        change(sql, pat, item, 1);
    }

    private void change(String sql, CastMember pat, UUID item, int least) {
        try (var connection = owner.open();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, pat.patient());
            statement.setObject(2, item);
            if (statement.executeUpdate() < least) {
                throw new AssertionError("Nothing was changed by " + sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
