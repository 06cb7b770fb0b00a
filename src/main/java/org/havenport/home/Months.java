package org.havenport.home;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.havenport.home.Indicator.Past;

/**
 * The months a trend looks back on in the practice's time zone, the oldest first, the present one until now; and the last
 * thirty days, which stand behind them in {@link #starts} and {@link #ends}.
 */
public record Months(List<YearMonth> all, ZoneId zone, Instant now) {

    /** What a present figure looks back on. */
    public static final Duration LATELY = Duration.ofDays(30);

    /** For {@code from unnest} with the two of them: a row of each month and, as the last, of the last thirty days. */
    public static final String SPANS = """
            unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[])) with ordinality as m (starts, ends, n)
            """;

    /** So many months until now. */
    public static Months until(Instant now, ZoneId zone, int many) {
        var last = YearMonth.from(now.atZone(zone));
        var all = new ArrayList<YearMonth>();
        for (int i = many - 1; i >= 0; i--) {
            all.add(last.minusMonths(i));
        }
        return new Months(List.copyOf(all), zone, now);
    }

    /** When each begins. */
    public String[] starts() {
        return texts(all.stream().map(this::start).toList(), now.minus(LATELY));
    }

    /** When each is over; the present month and the last thirty days are over now. */
    public String[] ends() {
        return texts(
                all.stream()
                        .map(it -> start(it.plusMonths(1)))
                        .map(it -> it.isAfter(now) ? now : it)
                        .toList(),
                now);
    }

    /** The months of what was asked with {@link #SPANS}: the last row, which is no month, is left out. */
    public Past past(List<String> titles, List<List<Long>> rows) {
        return new Past(titles, rows.subList(0, all.size()));
    }

    /** The first columns of a row as whole numbers; {@link Past#NOTHING} where there is none. */
    public static List<Long> numbers(ResultSet row, int columns) throws SQLException {
        var numbers = new ArrayList<Long>();
        for (int i = 1; i <= columns; i++) {
            var number = row.getLong(i);
            numbers.add(row.wasNull() ? Past.NOTHING : number);
        }
        return List.copyOf(numbers);
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private static String[] texts(List<Instant> months, Instant lately) {
        var texts = new ArrayList<>(months.stream().map(Instant::toString).toList());
        texts.add(lately.toString());
        return texts.toArray(String[]::new);
    }
}
