package org.havenport.results;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Gist;
import org.havenport.chart.GistInWords;
import org.havenport.home.Fact;
import org.havenport.home.NextStep;
import org.havenport.home.Panel;
import org.havenport.home.RangeFlag;
import org.havenport.home.Trend;
import org.havenport.home.Words;
import org.havenport.meanings.Meaning;
import org.havenport.protocols.ApprovedText;
import org.jspecify.annotations.Nullable;

/**
 * One result as a page shows it.
 *
 * @param value the one value; null for a report of several
 * @param panel the values of a report; null for a single value
 * @param changes that it is early or was corrected, in words; null when it is simply final
 * @param before what it said before a correction, in words
 * @param comment what the care team wrote or said about it, or null
 * @param meaning what it measures and can mean, in plain words; null when there is no explanation yet
 * @param measured what the values of a report measure
 * @param seen when the patient confirmed it, in words; null while they have not
 * @param owed true when it was shown as news, so that it can be confirmed
 */
record ResultPage(
        UUID id,
        UUID group,
        String title,
        String lead,
        @Nullable GistInWords value,
        @Nullable Panel panel,
        @Nullable String text,
        @Nullable ApprovedText warning,
        @Nullable String changes,
        List<String> before,
        @Nullable Said comment,
        @Nullable Meaning meaning,
        List<Result.Measured> measured,
        List<NextStep> steps,
        @Nullable Trend trend,
        List<Fact> facts,
        boolean partOfReport,
        boolean owed,
        @Nullable String seen) {

    static ResultPage of(Words words, Result.Shown result) {
        var value = result.single() ? result.members().getFirst().gist() : null;
        var changes = "results.changes." + result.status();
        var obligation = result.obligation();
        return new ResultPage(
                result.id(),
                result.group(),
                result.title(),
                words.say("results.lead", words.day(result.effective()), year(words, result)),
                value == null ? null : new GistInWords(words, value),
                result.single() ? null : new Panel(result.title(), "", ResultsPage.rows(words, result.members())),
                result.text(),
                result.warning(),
                words.has(changes) ? words.say("results.changes." + result.status()) : null,
                result.before().stream().map(was -> before(words, was)).toList(),
                said(words, result),
                result.meaning(),
                result.measured(),
                NextSteps.of(words, obligation),
                value == null ? null : trend(words, result, value),
                facts(words, result),
                result.partOfReport(),
                obligation != null,
                obligation == null || obligation.confirmed() == null ? null : words.dateTime(obligation.confirmed()));
    }

    private static String before(Words words, Result.Before was) {
        var said = new GistInWords(words, was.gist());
        return words.say("results.before", was.gist().title(), said.valueAndUnit(), words.dateTime(was.until()));
    }

    /** A person's words, who they are, and when. */
    record Said(String words, String by, String when) {}

    static @Nullable Said said(Words words, Result.Shown result) {
        var comment = result.comment();
        if (comment == null) {
            return null;
        }
        var by = comment.by() == null ? words.say("results.comment.team") : comment.by();
        return new Said(comment.words(), by, words.dateTime(comment.at()));
    }

    private static String year(Words words, Result.Shown result) {
        return String.valueOf(result.effective().atZone(words.zone()).getYear());
    }

    private static @Nullable Trend trend(Words words, Result.Shown result, Gist gist) {
        var points = new ArrayList<Trend.Point>();
        for (var point : result.trend()) {
            var said = new GistInWords(words, point.gist());
            var flag = said.flag();
            var word = said.flagWord();
            points.add(new Trend.Point(
                    point.at(), point.value(), flag == null ? RangeFlag.USUAL : flag, word == null ? "" : word));
        }
        var unit = gist.unit() == null ? "" : gist.unit();
        var caption = points.isEmpty() ? "" : caption(words, points);
        return Trend.of(words, result.title(), unit, caption, gist.low(), gist.high(), points);
    }

    /** Counts and compares, and leaves the meaning to people. */
    private static String caption(Words words, List<Trend.Point> points) {
        var newest = points.getLast();
        var before = points.get(points.size() - 2);
        var step =
                switch (Integer.signum(newest.value().compareTo(before.value()))) {
                    case 1 -> "higher";
                    case -1 -> "lower";
                    default -> "same";
                };
        var outside = points.stream().filter(p -> p.flag() != RangeFlag.USUAL).count();
        return words.say("results.trend." + step, words.date(before.at()))
                + " "
                + words.say("results.trend.outside", outside, points.size());
    }

    private static List<Fact> facts(Words words, Result.Shown result) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say("results.fact.taken"), words.dateTime(result.effective())));
        facts.add(new Fact(words.say("results.fact.ready"), words.dateTime(result.issued())));
        if (result.by() != null) {
            facts.add(new Fact(words.say("results.fact.by"), result.by()));
        }
        var status = words.has("results.status." + result.status()) ? result.status() : "unknown";
        facts.add(new Fact(words.say("results.fact.status"), words.say("results.status." + status)));
        return facts;
    }
}
