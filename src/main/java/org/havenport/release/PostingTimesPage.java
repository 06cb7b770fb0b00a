package org.havenport.release;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.havenport.home.Words;
import org.havenport.protocols.StateRule;
import org.havenport.release.PostingTimes.Measured;
import org.havenport.release.PostingTimes.Promise;
import org.jspecify.annotations.Nullable;

/** The table of posting times in words. */
record PostingTimesPage(List<Row> rows, List<String> laws) {

    /**
     * A class.
     *
     * @param basis the law that makes some of it wait; empty where nothing does
     */
    record Row(String kind, String within, String basis, String median, String ninetyFifth, String many) {}

    static PostingTimesPage of(Words words, List<Promise> promises, List<StateRule> laws, List<Measured> measured) {
        return new PostingTimesPage(
                promises.stream()
                        .map(promise -> row(
                                words,
                                promise,
                                measured.stream()
                                        .filter(it -> it.results() == promise.results())
                                        .findFirst()
                                        .orElse(null)))
                        .toList(),
                laws.stream().map(rule -> law(words, rule)).toList());
    }

    private static Row row(Words words, Promise promise, @Nullable Measured measured) {
        var state = promise.state();
        var none = words.say("release.posting.none");
        return new Row(
                words.say("release.posting.kind." + promise.results()),
                promise.hours() == 0
                        ? words.say("release.posting.at-once")
                        : words.say("release.posting.within", promise.hours()),
                state == null
                        ? words.say("release.posting.no-basis")
                        : words.say("release.posting.basis", words.say("release.state." + state)),
                measured == null ? none : length(words, measured.median()),
                measured == null ? none : length(words, measured.ninetyFifth()),
                measured == null ? "0" : String.valueOf(measured.many()));
    }

    private static String law(Words words, StateRule rule) {
        var unit = rule.unit() == null ? StateRule.Hold.DISCUSSION : rule.unit();
        return words.say("release.posting.law." + unit, rule.statute(), Objects.requireNonNullElse(rule.amount(), 0));
    }

    private static String length(Words words, Duration length) {
        return length.toMinutes() < 1
                ? words.say("release.posting.minute")
                : HoldsPage.length(words, length.toMinutes());
    }
}
