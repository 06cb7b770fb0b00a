package org.havenport.home;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Examples of every component in its states, with words that are the same in both languages where they can be. */
record Gallery(
        List<NeedsYou> needsYou,
        List<Recent.Row> rows,
        RangeBar usual,
        RangeBar low,
        RangeBar critical,
        RangeBar oneSided,
        Trend trend,
        Panel panel,
        List<NextStep> steps,
        List<Due> clocks,
        List<WorkList> lists,
        Choice choice,
        List<FieldError> errors,
        List<Fact> facts) {

    static Gallery of(Words words, Instant now) {
        return new Gallery(
                List.of(
                        new NeedsYou(
                                NeedsYou.Kind.CALL,
                                "A result is in. We will call you.",
                                "You can see it now.",
                                "#",
                                true),
                        new NeedsYou(
                                NeedsYou.Kind.SEEN, "Tell us you have seen your result", "A little high.", "#", false)),
                List.of(
                        new Recent.Row(
                                "Potassium", words.day(now), "#", "5.4", "mmol/L", RangeFlag.HIGH, "A little high"),
                        new Recent.Row("Sodium", words.day(now), "#", "139", "mmol/L", RangeFlag.USUAL, "In range"),
                        Recent.Row.of("Chest X-ray", words.day(now), "#")),
                bar(words, "139", "136", "145", RangeFlag.USUAL),
                bar(words, "10.9", "12", "15.5", RangeFlag.LOW),
                bar(words, "6.2", "3.5", "5.1", RangeFlag.CRITICAL),
                bar(words, "92", null, "100", RangeFlag.USUAL),
                trend(words, now),
                metabolicPanel(),
                List.of(
                        new NextStep("This morning", "You came in for a second test.", true),
                        NextStep.of("By 3:40 pm", "We call you about it.")),
                List.of(
                        Due.of(words, now.minus(Duration.ofMinutes(38)), now),
                        Due.of(words, now.plus(Duration.ofMinutes(54)), now),
                        Due.of(words, now.plus(Duration.ofHours(20)), now)),
                List.of(
                        new WorkList("Release", 3, "#", Due.of(words, now.plus(Duration.ofMinutes(54)), now)),
                        new WorkList("Calls", 0, "#", null)),
                new Choice(
                        "outcome",
                        "Outcome",
                        "reached",
                        List.of(
                                new Choice.Option("reached", "I spoke with the patient", ""),
                                new Choice.Option("voicemail", "Voice mail", "Does not count as a conversation"))),
                List.of(new FieldError("f1", "Tell us your phone number")),
                List.of(new Fact("Blood taken", words.dateTime(now)), new Fact("Laboratory", "Mill Valley Lab")));
    }

    private static RangeBar bar(
            Words words, String value, @org.jspecify.annotations.Nullable String low, String high, RangeFlag flag) {
        return Objects.requireNonNull(RangeBar.of(
                words,
                new BigDecimal(value),
                "mmol/L",
                low == null ? null : new BigDecimal(low),
                new BigDecimal(high),
                flag));
    }

    private static Trend trend(Words words, Instant now) {
        var points = List.of(
                point(now, 620, "4.4", RangeFlag.USUAL, "In range"),
                point(now, 430, "4.6", RangeFlag.USUAL, "In range"),
                point(now, 250, "4.7", RangeFlag.USUAL, "In range"),
                point(now, 100, "5.0", RangeFlag.USUAL, "In range"),
                point(now, 2, "5.4", RangeFlag.HIGH, "A little high"));
        return Objects.requireNonNull(Trend.of(
                words,
                "Potassium",
                "mmol/L",
                "Slowly rising. Above the usual range for the first time.",
                new BigDecimal("3.5"),
                new BigDecimal("5.1"),
                points));
    }

    private static Trend.Point point(Instant now, int daysAgo, String value, RangeFlag flag, String word) {
        return new Trend.Point(now.minus(Duration.ofDays(daysAgo)), new BigDecimal(value), flag, word);
    }

    private static Panel metabolicPanel() {
        return new Panel(
                "Metabolic panel",
                "salts, sugar and kidneys",
                List.of(
                        new Panel.Row("Potassium", "#", "5.4", "mmol/L", "3.5 to 5.1", RangeFlag.HIGH, "A little high"),
                        new Panel.Row("Sodium", "#", "139", "mmol/L", "136 to 145", RangeFlag.USUAL, "In range"),
                        new Panel.Row("Comment", "#", "See note", null, null, null, null)));
    }
}
