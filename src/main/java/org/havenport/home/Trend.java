package org.havenport.home;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values over time: a picture, and the same values as a table. The newest twelve are drawn, all are in the table. Only
 * the first and the last are labelled; what is out of range is a triangle.
 *
 * @param caption the trend in words, for example {@code Slowly rising since March 2025}
 * @param label what the picture shows, for those who do not see it
 * @param marks the points of the picture, oldest first
 * @param table all points, newest first
 */
public record Trend(
        String caption,
        String label,
        String tableCaption,
        String unit,
        List<Mark> marks,
        List<Line> lines,
        @Nullable Edge low,
        @Nullable Edge high,
        List<Point> table) {

    private static final int DRAWN = 12;
    private static final double LEFT = 12;
    private static final double WIDTH = 80;
    private static final double TOP = 10;
    private static final double HEIGHT = 68;
    private static final double APART = 15;

    /** A value: when, how much, how it lies to its range, and the word for that. */
    public record Point(Instant at, BigDecimal value, RangeFlag flag, String flagWord) {}

    /** A point on the picture; {@code date} is {@code null} where there is no room, {@code words} but at both ends. */
    public record Mark(
            String x,
            String y,
            boolean outside,
            @Nullable String words,
            @Nullable String date,
            boolean end) {}

    /** A stretch between two points. */
    public record Line(String x1, String y1, String x2, String y2) {}

    /** An end of the usual range. */
    public record Edge(String y, String words) {}

    /** The trend of at least two points in any order; {@code null} for fewer, for then there is none. */
    public static @Nullable Trend of(
            Words words,
            String name,
            String unit,
            String caption,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            List<Point> points) {
        if (points.size() < 2) {
            return null;
        }
        var sorted = points.stream().sorted(Comparator.comparing(Point::at)).toList();
        var drawn = sorted.subList(Math.max(0, sorted.size() - DRAWN), sorted.size());
        var scale = scale(drawn, low, high);
        var marks = marks(words, drawn, scale);
        var label = words.say(
                "ui.trend.label",
                drawn.size(),
                name,
                words.date(drawn.getFirst().at()),
                words.date(drawn.getLast().at()));
        return new Trend(
                caption,
                label,
                words.say("ui.trend.table", name, unit),
                unit,
                marks,
                lines(marks),
                edge(words, low, scale),
                edge(words, high, scale),
                sorted.reversed());
    }

    /** Where the band of the usual range begins, from the top. */
    public String bandFrom() {
        return high == null ? Scale.percent(TOP) : high.y();
    }

    public String bandHeight() {
        double from = high == null ? TOP : number(high.y());
        double to = low == null ? TOP + HEIGHT : number(low.y());
        return Scale.percent(Math.max(0, to - from));
    }

    private static List<Mark> marks(Words words, List<Point> points, Scale scale) {
        var first = points.getFirst().at().toEpochMilli();
        var last = points.getLast().at().toEpochMilli();
        var time = new Scale(first, last);
        var marks = new ArrayList<Mark>();
        double labelled = LEFT - APART;
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            double x = LEFT + time.share(point.at().toEpochMilli()) / 100 * WIDTH;
            boolean end = i == 0 || i == points.size() - 1;
            boolean room = end || x - labelled >= APART && LEFT + WIDTH - x >= APART;
            if (room) {
                labelled = x;
            }
            marks.add(new Mark(
                    Scale.percent(x),
                    y(scale, point.value().doubleValue()),
                    point.flag() != RangeFlag.USUAL,
                    end ? words.number(point.value()) : null,
                    room ? words.shortDate(LocalDate.ofInstant(point.at(), words.zone()), i < points.size() - 1) : null,
                    end));
        }
        return marks;
    }

    private static List<Line> lines(List<Mark> marks) {
        var lines = new ArrayList<Line>();
        for (int i = 1; i < marks.size(); i++) {
            var from = marks.get(i - 1);
            var to = marks.get(i);
            lines.add(new Line(from.x(), from.y(), to.x(), to.y()));
        }
        return lines;
    }

    private static Scale scale(List<Point> points, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        var numbers = new ArrayList<Double>();
        points.forEach(point -> numbers.add(point.value().doubleValue()));
        if (low != null) {
            numbers.add(low.doubleValue());
        }
        if (high != null) {
            numbers.add(high.doubleValue());
        }
        double min = numbers.stream().mapToDouble(n -> n).min().orElse(0);
        double max = numbers.stream().mapToDouble(n -> n).max().orElse(1);
        double room = max > min ? (max - min) * 0.15 : 1;
        return new Scale(min - room, max + room);
    }

    private static @Nullable Edge edge(Words words, @Nullable BigDecimal value, Scale scale) {
        return value == null ? null : new Edge(y(scale, value.doubleValue()), words.number(value));
    }

    private static String y(Scale scale, double value) {
        return Scale.percent(TOP + (100 - scale.share(value)) / 100 * HEIGHT);
    }

    private static double number(String percent) {
        return Double.parseDouble(percent.substring(0, percent.length() - 1));
    }
}
