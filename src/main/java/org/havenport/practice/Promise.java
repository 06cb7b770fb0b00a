package org.havenport.practice;

import java.util.List;
import java.util.Locale;
import org.havenport.home.Words;
import org.havenport.safeguards.Evidence.State;
import org.havenport.safeguards.Safeguards.Assessment;
import org.jspecify.annotations.Nullable;

/**
 * One line of the safeguards page.
 *
 * @param said the promise in the reader's language
 * @param seen what was looked up, in English
 * @param act where somebody can act on it, or null
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
        String rows,
        String name,
        List<String> nameParts,
        String room,
        String force) {

    static Promise of(Assessment asked, Words words) {
        var guard = asked.safeguard();
        var evidence = asked.evidence();
        var key = "safeguard." + asked.name();
        return new Promise(
                evidence.state(),
                words.has(key) ? words.say(key) : guard.promise(),
                evidence.seen(),
                words.dateTime(evidence.asOf()),
                evidence.act(),
                String.join(", ", guard.requirements()),
                asked.name(),
                List.of(asked.name().split("(?<=[a-z0-9])(?=[A-Z])")),
                asked.room(),
                "practice.safeguards." + guard.force().name().toLowerCase(Locale.ROOT));
    }

    String look() {
        return SafeguardsPage.look(state);
    }
}
