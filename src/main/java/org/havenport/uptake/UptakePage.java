package org.havenport.uptake;

import java.util.List;
import org.havenport.home.Fact;
import org.havenport.home.Frame;
import org.jspecify.annotations.Nullable;

/** How the portal is used, in words. */
record UptakePage(List<Fact> now, List<Fact> steps, List<Fact> months, List<Fact> functions, List<Tried> trials) {

    /** A change that was tried; {@code end} is where it is ended, or null. */
    record Tried(
            String suggestion,
            String change,
            String measure,
            String before,
            @Nullable String after,
            @Nullable String end) {}

    static UptakePage of(Frame frame, Uptake.Figures figures, List<Uptake.Trial> trials) {
        var words = frame.words();
        return new UptakePage(
                List.of(
                        new Fact(
                                frame.say("uptake.measure.ACTIVATED"),
                                SmallGroupsAreNotCounted.say(words, figures.activated())),
                        new Fact(
                                frame.say("uptake.measure.ACTIVE"),
                                SmallGroupsAreNotCounted.say(words, figures.active()))),
                figures.steps().stream()
                        .map(it -> new Fact(
                                frame.say("uptake.step." + it.name()),
                                SmallGroupsAreNotCounted.say(words, it.people())))
                        .toList(),
                figures.months().stream()
                        .map(it -> new Fact(words.date(it.first()), SmallGroupsAreNotCounted.say(words, it.people())))
                        .toList(),
                figures.functions().stream()
                        .map(it -> new Fact(
                                frame.say("uptake.function." + it.name()),
                                SmallGroupsAreNotCounted.say(words, it.people())))
                        .toList(),
                trials.stream().map(it -> tried(frame, it)).toList());
    }

    private static Tried tried(Frame frame, Uptake.Trial it) {
        var ended = it.ended();
        var after = it.after();
        return new Tried(
                it.suggestion(),
                it.change(),
                frame.say("uptake.measure." + it.measure()),
                frame.words().date(it.started()) + ": " + SmallGroupsAreNotCounted.say(frame.words(), it.before()),
                ended == null || after == null
                        ? null
                        : frame.words().date(ended) + ": " + SmallGroupsAreNotCounted.say(frame.words(), after),
                ended == null ? UptakeController.PATH + "/" + it.id() + "/end" : null);
    }
}
