package org.havenport.practice;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.havenport.home.Words;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Evidence.State;
import org.havenport.safeguards.Safeguards.Assessment;
import org.jspecify.annotations.Nullable;

/**
 * One line of the safeguards page.
 *
 * @param said the promise in the reader's language
 * @param seen what was looked up, in English
 * @param act where the reader can act on it, or null
 * @param otherwise what to say when there is no such page, as a key of the words
 * @param name of the class that keeps the promise
 * @param nameParts its words, so that the name can break
 * @param force whether the program makes it so or only watches, as a key of the words
 */
record Promise(
        State state,
        String said,
        String seen,
        String asOf,
        @Nullable String act,
        String otherwise,
        String rows,
        String name,
        List<String> nameParts,
        String room,
        String force) {

    static Promise of(Assessment asked, Words words, Predicate<String> opens) {
        var guard = asked.safeguard();
        var evidence = asked.evidence();
        var key = "safeguard." + asked.name();
        var act = evidence.act();
        return new Promise(
                evidence.state(),
                words.has(key) ? words.say(key) : guard.promise(),
                evidence.seen(),
                words.dateTime(evidence.asOf()),
                act != null && opens.test(act) ? act : null,
                otherwise(evidence),
                String.join(", ", guard.requirements()),
                asked.name(),
                List.of(asked.name().split("(?<=[a-z0-9])(?=[A-Z])")),
                asked.room(),
                "practice.safeguards." + guard.force().name().toLowerCase(Locale.ROOT));
    }

    private static String otherwise(Evidence evidence) {
        if (evidence.act() != null) {
            return "practice.safeguards.act.others";
        }
        return evidence.state() == State.HOLDS ? "practice.safeguards.act.nothing" : "practice.safeguards.act.tell";
    }

    String look() {
        return SafeguardsPage.look(state);
    }
}
