package org.havenport.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * How long the portal answered, day by day (B.ua.3). Only minutes in which it was seen to answer are counted, so that a
 * minute without a sign, for whatever reason, is one in which it was down.
 */
@Component
public class Availability {

    private static final int MOST_DAYS = 91;

    private final Asking asking;

    Availability(Asking asking) {
        this.asking = asking;
    }

    /**
     * What was seen on a day.
     *
     * @param first the first minute of that day in which it answered
     * @param minutes in how many it answered
     */
    record Day(LocalDate day, Instant first, int minutes) {}

    /**
     * A day as people read it.
     *
     * @param of how many minutes of the day are over; on the first day of all, since the first sign
     */
    record Measured(LocalDate day, long minutes, long of) {

        /** Hundredths of a percent, rounded down: 99.99 % never reads as 100 %. */
        long basisPoints() {
            return of == 0 ? 10_000 : Math.min(10_000, minutes * 10_000 / of);
        }
    }

    /** Counts the minute of now, once, whoever counts. */
    void count(Viewer.Job job, ZoneId zone) {
        asking.run(job, sql -> {
            var minute = sql.now().truncatedTo(ChronoUnit.MINUTES);
            sql.of("""
                            insert into upkeep.day as d (day, first, last, minutes) values (:day, :minute, :minute, 1)
                            on conflict (day) do update set last = excluded.last, minutes = d.minutes + 1
                            where d.last < excluded.last
                            """)
                    .param("day", LocalDate.ofInstant(minute, zone))
                    .param("minute", Sql.time(minute))
                    .update();
        });
    }

    /** What was counted, the last days first. */
    List<Day> days(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select day, first, minutes from upkeep.day order by day desc limit :most")
                        .param("most", MOST_DAYS)
                        .query((row, _) -> new Day(
                                Objects.requireNonNull(row.getObject(1, LocalDate.class)),
                                Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                        .toInstant(),
                                row.getInt(3)))
                        .list());
    }

    /** Every day from the first sign until now, the last first; days without any sign were down throughout. */
    static List<Measured> measured(List<Day> days, Instant now, ZoneId zone) {
        if (days.isEmpty()) {
            return List.of();
        }
        var first = days.getLast();
        var today = LocalDate.ofInstant(now, zone);
        return first.day()
                .datesUntil(today.plusDays(1))
                .map(day -> {
                    var begin = day.equals(first.day())
                            ? first.first()
                            : day.atStartOfDay(zone).toInstant();
                    var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
                    var end = midnight.isAfter(now) ? now.truncatedTo(ChronoUnit.MINUTES) : midnight;
                    var of = Math.max(0, ChronoUnit.MINUTES.between(begin, end));
                    var well = days.stream()
                            .filter(one -> one.day().equals(day))
                            .mapToInt(Day::minutes)
                            .sum();
                    return new Measured(day, Math.min(well, of), of);
                })
                .toList()
                .reversed();
    }
}
