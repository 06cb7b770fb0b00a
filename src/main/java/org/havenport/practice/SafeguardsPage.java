package org.havenport.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.havenport.home.Words;
import org.havenport.safeguards.Evidence.State;
import org.havenport.safeguards.Safeguards.Assessment;

/**
 * What the safeguards page shows.
 *
 * @param first what does not hold, the broken first
 * @param held what holds, by the name of the room
 */
record SafeguardsPage(
        Wanted wanted,
        String askedAt,
        int promises,
        int rows,
        Map<State, Long> counts,
        List<String> rooms,
        List<Promise> first,
        Map<String, List<Promise>> held) {

    /** The filter as it was typed; an empty text leaves a part out. */
    record Wanted(String state, String room, String row) {
        boolean anything() {
            return !state.isEmpty() || !room.isEmpty() || !row.isEmpty();
        }

        private boolean fits(Assessment a) {
            return (state.isEmpty() || look(a.evidence().state()).equals(state))
                    && (room.isEmpty() || a.room().equals(room))
                    && (row.isEmpty() || a.safeguard().requirements().stream().anyMatch(r -> r.equalsIgnoreCase(row)));
        }
    }

    static SafeguardsPage of(LastAsked.Answers answers, Wanted wanted, Words words, Predicate<String> opens) {
        var all = answers.all();
        var shown = all.stream().filter(wanted::fits).toList();
        var first = shown.stream()
                .filter(a -> a.evidence().state() != State.HOLDS)
                .map(a -> Promise.of(a, words, opens))
                .toList();
        var rows = new TreeSet<String>();
        var counts = new LinkedHashMap<State, Long>();
        for (var state : List.of(State.BROKEN, State.NEEDS_ATTENTION, State.HOLDS)) {
            counts.put(
                    state,
                    all.stream().filter(a -> a.evidence().state() == state).count());
        }
        all.forEach(a -> rows.addAll(a.safeguard().requirements()));
        var rooms = new TreeSet<>(all.stream().map(Assessment::room).toList());
        return new SafeguardsPage(
                wanted,
                words.dateTime(answers.at()),
                all.size(),
                rows.size(),
                counts,
                List.copyOf(rooms),
                first,
                held(shown, words, opens));
    }

    private static Map<String, List<Promise>> held(List<Assessment> shown, Words words, Predicate<String> opens) {
        var held = new LinkedHashMap<String, List<Promise>>();
        for (var room : new TreeSet<>(shown.stream().map(Assessment::room).toList())) {
            var promises = shown.stream()
                    .filter(a -> a.room().equals(room) && a.evidence().state() == State.HOLDS)
                    .map(a -> Promise.of(a, words, opens))
                    .toList();
            if (!promises.isEmpty()) {
                held.put(room, promises);
            }
        }
        return held;
    }

    boolean nothing() {
        return first.isEmpty() && held.isEmpty();
    }

    /** The state as the filter, the style sheet and the keys of the words call it. */
    static String look(State state) {
        return switch (state) {
            case HOLDS -> "holds";
            case NEEDS_ATTENTION -> "attention";
            case BROKEN -> "broken";
        };
    }

    static String icon(State state) {
        return switch (state) {
            case HOLDS -> "check-circle-fill";
            case NEEDS_ATTENTION -> "exclamation-triangle-fill";
            case BROKEN -> "x-octagon-fill";
        };
    }
}
