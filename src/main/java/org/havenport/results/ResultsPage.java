package org.havenport.results;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.havenport.chart.Flag;
import org.havenport.chart.GistInWords;
import org.havenport.home.NeedsYou;
import org.havenport.home.Panel;
import org.havenport.home.Words;
import org.havenport.release.Placeholder;
import org.havenport.release.WaitingInWords;
import org.jspecify.annotations.Nullable;

/**
 * The list of results by day.
 *
 * @param first true for the newest page
 * @param older the address of the next page, or null at the end
 * @param early true when values stand behind the word about unreviewed results
 * @param told whether the reader is told before such results; null for whoever is not the patient's
 */
record ResultsPage(
        List<NeedsYou> waiting,
        List<Day> days,
        boolean first,
        @Nullable String older,
        boolean early,
        @Nullable Boolean told) {

    /**
     * What was taken on one day.
     *
     * @param summary how many lie outside their range; empty when that is not known
     */
    record Day(String id, String title, String summary, List<Table> tables) {}

    /**
     * A panel, or the single tests of a day.
     *
     * @param links to the whole report, and to what is not confirmed
     */
    record Table(Panel panel, List<Link> links) {}

    /** A way to a report; {@code unread} while the patient has not confirmed it. */
    record Link(String path, String words, boolean unread) {}

    static ResultsPage of(Words words, Results.Page page, boolean first, Instant now) {
        var waiting = new ArrayList<NeedsYou>();
        for (var placeholder : page.waiting()) {
            waiting.add(waiting(words, placeholder, now, waiting.isEmpty()));
        }
        var today = LocalDate.ofInstant(now, words.zone());
        var days = page.panels().stream()
                .collect(Collectors.groupingBy(
                        panel -> LocalDate.ofInstant(panel.effective(), words.zone()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> day(words, day.getKey(), day.getValue(), today))
                .toList();
        var older = page.older() == null ? null : ResultsController.PATH + "?before=" + page.older();
        return new ResultsPage(
                waiting, days, first, older, page.panels().stream().anyMatch(Result.Panel::early), page.told());
    }

    static NeedsYou waiting(Words words, Placeholder placeholder, Instant now, boolean attention) {
        var told = WaitingInWords.of(words, placeholder, now);
        return new NeedsYou(
                NeedsYou.Kind.CALL,
                told.title(),
                told.promise() + " " + words.say("results.waiting.may"),
                ResultsController.PATH + "/" + placeholder.item(),
                attention);
    }

    private static Day day(Words words, LocalDate date, List<Result.Panel> panels, LocalDate today) {
        var title = date.getYear() == today.getYear()
                ? words.day(date)
                : words.say("results.day-of-year", words.day(date), String.valueOf(date.getYear()));
        return new Day("day-" + date, title, summary(words, panels), tables(words, panels));
    }

    private static String summary(Words words, List<Result.Panel> panels) {
        if (panels.stream().anyMatch(Result.Panel::early)) {
            return "";
        }
        var flags = panels.stream()
                .flatMap(panel -> panel.lines().stream())
                .map(line -> line.gist().flag())
                .toList();
        var outside = flags.stream()
                .filter(flag -> flag != null && flag != Flag.NORMAL)
                .count();
        if (outside > 0) {
            return words.say("results.day.outside", outside, flags.size());
        }
        return flags.stream().allMatch(Objects::nonNull) ? words.say("results.day.inside") : "";
    }

    /** Panels each for themselves; single tests together. */
    private static List<Table> tables(Words words, List<Result.Panel> panels) {
        var tables = new ArrayList<Table>();
        var singles = new ArrayList<Panel.Row>();
        var owed = new ArrayList<Link>();
        for (var panel : panels) {
            var rows = panel.lines().stream()
                    .map(line -> row(words, line, panel.early()))
                    .toList();
            if (rows.size() > 1) {
                tables.add(new Table(new Panel(panel.title(), "", rows), List.of(link(words, panel))));
                continue;
            }
            singles.addAll(rows);
            if (panel.unread() && !panel.early()) {
                owed.add(link(words, panel));
            }
        }
        if (!singles.isEmpty()) {
            tables.add(new Table(new Panel(words.say("results.singles", singles.size()), "", singles), owed));
        }
        return tables;
    }

    private static Link link(Words words, Result.Panel panel) {
        var say = words.say(panel.unread() ? "results.unread" : "results.whole", panel.title());
        return new Link(ResultsController.PATH + "/" + panel.id(), say, panel.unread());
    }

    private static Panel.Row row(Words words, Result.Line line, boolean early) {
        var said = new GistInWords(words, line.gist());
        return new Panel.Row(
                line.gist().title(),
                ResultsController.PATH + "/" + line.id(),
                early ? words.say("results.early.open") : said.value(),
                line.gist().unit(),
                said.range(),
                said.flag(),
                said.flagWord());
    }

    static List<Panel.Row> rows(Words words, List<Result.Line> lines) {
        return lines.stream().map(line -> row(words, line, false)).toList();
    }
}
