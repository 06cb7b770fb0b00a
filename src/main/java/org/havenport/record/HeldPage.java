package org.havenport.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.chart.Holds;
import org.havenport.home.Words;
import org.havenport.safeguards.Figure;
import org.jspecify.annotations.Nullable;

/**
 * What is held back from patients: in sums with basis, by whom and until when; the oldest one by one; and how long results
 * took to become visible.
 */
record HeldPage(List<Sum> sums, List<Row> rows, List<Figure> figures) {

    static final Duration TIMED = Duration.ofDays(30);

    /** What is held for one reason. */
    record Sum(String why, String basis, String by, String ends, long groups, long patients, String oldest) {}

    /**
     * One thing that is held.
     *
     * @param path to the patient's record, for the medical director alone
     * @param kind for the medical director alone
     */
    record Row(
            String why,
            String since,
            String age,
            String source,
            @Nullable String kind,
            @Nullable String path) {}

    static HeldPage of(Words words, Holds.Register register, Instant now) {
        return new HeldPage(
                register.sums().stream().map(sum -> sum(words, sum, now)).toList(),
                register.oldest().stream().map(held -> row(words, held, now)).toList(),
                figures(words, register.timing()));
    }

    private static Sum sum(Words words, Holds.Sum sum, Instant now) {
        return new Sum(
                words.say(Hiding.key(words, "record.held.state.", sum.why())),
                words.say(Hiding.key(words, "record.held.basis.", sum.why())),
                words.say(Hiding.key(words, "record.held.by.", sum.why())),
                words.say(Hiding.key(words, "record.held.ends.", sum.why())),
                sum.groups(),
                sum.patients(),
                age(words, Duration.between(sum.oldest(), now)));
    }

    private static Row row(Words words, Holds.Held held, Instant now) {
        var category = held.category();
        return new Row(
                words.say(Hiding.key(words, "record.held.state.", held.why())),
                words.dateTime(held.since()),
                age(words, Duration.between(held.since(), now)),
                held.source(),
                category == null
                        ? null
                        : words.say(
                                words.has("record.kind." + category) ? "record.kind." + category : "record.kind.other"),
                held.patient() == null || held.group() == null
                        ? null
                        : "/staff/patients/%s/record/items/%s".formatted(held.patient(), held.group()));
    }

    private static List<Figure> figures(Words words, Holds.Timing timing) {
        var of = words.say("record.held.timed", timing.results(), TIMED.toDays());
        return List.of(
                new Figure(words.say("record.held.median"), time(words, timing.median()), of),
                new Figure(words.say("record.held.ninety-fifth"), time(words, timing.ninetyFifth()), of));
    }

    private static String time(Words words, @Nullable Duration time) {
        return time == null
                ? words.say("record.held.timed.none")
                : time.toMinutes() < 1 ? words.say("record.age.now") : age(words, time);
    }

    private static String age(Words words, Duration age) {
        if (age.toDays() > 0) {
            return words.say("record.age.days", age.toDays());
        }
        return age.toHours() > 0
                ? words.say("record.age.hours", age.toHours())
                : words.say("record.age.minutes", Math.max(0, age.toMinutes()));
    }
}
