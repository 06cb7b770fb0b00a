package org.havenport.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.home.RangeFlag;
import org.havenport.home.Trend;
import org.havenport.home.Words;
import org.havenport.meanings.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * One kind of measurement over time: a picture and the same values as a table.
 *
 * @param trend the picture, of one line or of two that belong together; null when there is nothing to compare
 * @param rows the same values as a table, newest first
 * @param entry where the newest of them stands as an entry
 */
record VitalPage(
        String title,
        String lead,
        String value,
        @Nullable Trend trend,
        List<Row> rows,
        @Nullable Meaning meaning,
        String entry) {

    /** One measurement. */
    record Row(
            String date,
            String value,
            @Nullable RangeFlag flag,
            @Nullable String flagWord,
            String path) {}

    private static final Pattern PAIR = Pattern.compile("(\\d{2,3}(?:\\.\\d+)?)/(\\d{2,3}(?:\\.\\d+)?)");

    static VitalPage of(Words words, Standpoint at, Item shown, List<Item> likes, @Nullable Meaning meaning) {
        var newest = likes.isEmpty() ? shown : likes.getFirst();
        var same = likes.stream()
                .filter(item -> Objects.equals(item.gist().unit(), newest.gist().unit()))
                .toList();
        var title = InWords.plain(newest.gist().title());
        var trend = trend(words, title, newest, points(words, same));
        return new VitalPage(
                title,
                words.say("record.vitals.newest", words.date(newest.effective())),
                new GistInWords(words, newest.gist()).valueAndUnit(),
                trend == null ? pair(words, title, newest, same) : trend,
                likes.stream().map(item -> row(words, at, item)).toList(),
                meaning,
                at.entry(newest.id()));
    }

    private static Row row(Words words, Standpoint at, Item item) {
        var said = new GistInWords(words, item.gist());
        return new Row(
                words.date(item.effective()), said.valueAndUnit(), said.flag(), said.flagWord(), at.entry(item.id()));
    }

    private static List<Trend.Point> points(Words words, List<Item> items) {
        var points = new ArrayList<Trend.Point>();
        for (var item : items) {
            var value = item.gist().number();
            var said = new GistInWords(words, item.gist());
            var flag = said.flag();
            var word = said.flagWord();
            if (value != null) {
                points.add(new Trend.Point(
                        item.effective(), value, flag == null ? RangeFlag.USUAL : flag, word == null ? "" : word));
            }
        }
        return points;
    }

    private static @Nullable Trend trend(Words words, String title, Item newest, List<Trend.Point> points) {
        var gist = newest.gist();
        var caption = points.size() < 2 ? "" : step(words, points.get(0).value(), points.get(1));
        return Trend.of(words, title, gist.unit() == null ? "" : gist.unit(), caption, gist.low(), gist.high(), points);
    }

    private static String step(Words words, BigDecimal newest, Trend.Point before) {
        var step =
                switch (Integer.signum(newest.compareTo(before.value()))) {
                    case 1 -> "higher";
                    case -1 -> "lower";
                    default -> "same";
                };
        return words.say("record.trend." + step, words.date(before.at()));
    }

    /** Two lines on one scale: that of the highest and the lowest of both. */
    private static @Nullable Trend pair(Words words, String title, Item newest, List<Item> items) {
        var upper = new ArrayList<Trend.Point>();
        var lower = new ArrayList<Trend.Point>();
        for (var item : items) {
            var both = PAIR.matcher(Objects.requireNonNullElse(item.gist().value(), ""));
            if (both.matches()) {
                upper.add(new Trend.Point(item.effective(), new BigDecimal(both.group(1)), RangeFlag.USUAL, ""));
                lower.add(new Trend.Point(item.effective(), new BigDecimal(both.group(2)), RangeFlag.USUAL, ""));
            }
        }
        if (upper.size() < 2) {
            return null;
        }
        var most =
                upper.stream().map(Trend.Point::value).reduce(BigDecimal::max).orElseThrow();
        var least =
                lower.stream().map(Trend.Point::value).reduce(BigDecimal::min).orElseThrow();
        var unit = newest.gist().unit() == null ? "" : newest.gist().unit();
        var caption = words.say("record.trend.pair");
        var above = Objects.requireNonNull(Trend.of(words, title, unit, caption, least, most, upper));
        var below = Objects.requireNonNull(Trend.of(words, title, unit, caption, least, most, lower));
        return joined(above, below);
    }

    private static Trend joined(Trend above, Trend below) {
        var marks = new ArrayList<>(above.marks());
        below.marks()
                .forEach(mark ->
                        marks.add(new Trend.Mark(mark.x(), mark.y(), mark.outside(), mark.words(), null, mark.end())));
        var lines = new ArrayList<>(above.lines());
        lines.addAll(below.lines());
        return new Trend(
                above.caption(),
                above.label(),
                above.tableCaption(),
                above.unit(),
                marks,
                lines,
                null,
                null,
                List.of());
    }
}
