package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.havenport.home.Words;
import org.havenport.release.Hold.Basis;
import org.havenport.release.HoldRegister.Line;
import org.havenport.release.HoldRegister.Month;
import org.havenport.release.HoldRegister.OpenedFirst;
import org.havenport.release.HoldRows.Ended;
import org.havenport.safeguards.Figure;

/** A month of the register of holds: by basis, one by one, and what was opened before anybody had called. */
record HoldsPage(
        String month,
        String report,
        String earlier,
        List<Figure> figures,
        List<Sum> sums,
        List<Row> rows,
        List<Opened> opened) {

    /** The holds of a basis. */
    record Sum(String basis, long acting, long all, String held, long expired, long early) {}

    /** One hold. */
    record Row(String placed, String basis, String kind, String from, String ends, String held, String over) {}

    /** A critical result opened by its patient before the call. */
    record Opened(String at, String called) {}

    static HoldsPage of(Words words, YearMonth wanted, Month month, Instant now) {
        var first = wanted.atDay(1);
        return new HoldsPage(
                words.say("release.holds.month", words.date(first), words.date(wanted.atEndOfMonth())),
                HoldsController.PATH + "/report?month=" + wanted,
                HoldsController.PATH + "?month=" + wanted.minusMonths(1),
                figures(words, month, now),
                Arrays.stream(Basis.values())
                        .map(basis -> sum(words, basis, month.lines(), now))
                        .toList(),
                month.lines().stream().map(line -> row(words, line, now)).toList(),
                month.openedFirst().stream().map(it -> opened(words, it, now)).toList());
    }

    private static List<Figure> figures(Words words, Month month, Instant now) {
        var acting = month.lines().stream().filter(line -> line.ended() == null).count();
        var called = month.openedFirst().stream()
                .filter(it -> it.called() != null)
                .mapToLong(it -> minutes(it, now))
                .sorted()
                .toArray();
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(
                words.say("release.holds.acting"),
                String.valueOf(acting),
                words.say("release.holds.of", month.lines().size())));
        figures.add(new Figure(
                words.say("release.holds.without"),
                String.valueOf(month.withoutBasis()),
                words.say("release.holds.without.of")));
        figures.add(new Figure(
                words.say("release.holds.first"),
                String.valueOf(month.openedFirst().size()),
                called.length == 0
                        ? words.say("release.holds.first.none")
                        : words.say("release.holds.first.median", called[called.length / 2])));
        return figures;
    }

    private static Sum sum(Words words, Basis basis, List<Line> lines, Instant now) {
        var of = lines.stream().filter(line -> line.basis() == basis).toList();
        return new Sum(
                words.say("release.hold.basis." + basis),
                of.stream().filter(line -> line.ended() == null).count(),
                of.size(),
                length(words, of.stream().mapToLong(line -> line.minutes(now)).sum()),
                of.stream().filter(line -> line.because() == Ended.EXPIRED).count(),
                of.stream()
                        .filter(line -> line.because() != null && line.because() != Ended.EXPIRED)
                        .count());
    }

    private static Row row(Words words, Line line, Instant now) {
        return new Row(
                words.dateTime(line.placed()),
                words.say("release.hold.basis." + line.basis())
                        + (line.statute() == null ? "" : " (" + line.statute() + ")"),
                words.say("release.class." + (line.results() == null ? "OTHER" : line.results())),
                words.say("release.hold.recipient." + line.recipient()),
                words.dateTime(line.expires()),
                length(words, line.minutes(now)),
                line.because() == null
                        ? words.say("release.holds.acts")
                        : words.say("release.holds.ended." + line.because()));
    }

    private static Opened opened(Words words, OpenedFirst it, Instant now) {
        return new Opened(
                words.dateTime(it.opened()),
                it.called() == null
                        ? words.say("release.holds.first.waits", minutes(it, now))
                        : words.say("release.holds.first.called", minutes(it, now)));
    }

    private static long minutes(OpenedFirst it, Instant now) {
        return Math.max(
                0,
                Duration.between(it.opened(), it.called() == null ? now : it.called())
                        .toMinutes());
    }

    static String length(Words words, long minutes) {
        return minutes < 180
                ? words.say("release.holds.minutes", minutes)
                : words.say("release.holds.hours", minutes / 60, minutes);
    }
}
