package org.havenport.practice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.havenport.home.Frame;
import org.havenport.viewer.Viewer;

/**
 * What the safeguards page shows.
 *
 * @param owners the roles that answer for something, by name, with their words
 * @param first what does not hold, the gravest first
 * @param held what holds, by the name of the room
 * @param keeps whether the reader keeps self-assessments
 */
record SafeguardsPage(
        Wanted wanted,
        String askedAt,
        int promises,
        int rows,
        Map<Standing, Long> counts,
        List<String> rooms,
        Map<String, String> owners,
        List<Promise> first,
        Map<String, List<Promise>> held,
        boolean keeps) {

    /** The filter as it was typed; an empty text leaves a part out. {@code mine} as owner is the reader. */
    record Wanted(String state, String room, String row, String owner) {

        static final String MINE = "mine";

        boolean anything() {
            return !state.isEmpty() || !room.isEmpty() || !row.isEmpty() || !owner.isEmpty();
        }

        boolean fits(Entry entry, Viewer reader) {
            return (state.isEmpty() || entry.standing().look().equals(state))
                    && (room.isEmpty() || entry.asked().room().equals(room))
                    && (row.isEmpty()
                            || entry.asked().safeguard().requirements().stream().anyMatch(r -> r.equalsIgnoreCase(row)))
                    && (owner.isEmpty()
                            || (owner.equals(MINE)
                                    ? entry.owner().is(reader)
                                    : entry.owner().role().name().equals(owner)));
        }
    }

    static SafeguardsPage of(LastAsked.Answers answers, Wanted wanted, Frame frame, Function<Entry, Promise> line) {
        var all = answers.all();
        var shown = all.stream().filter(e -> wanted.fits(e, frame.viewer())).toList();
        var rows = new TreeSet<String>();
        all.forEach(e -> rows.addAll(e.asked().safeguard().requirements()));
        var counts = new LinkedHashMap<Standing, Long>();
        Arrays.stream(Standing.values()).forEach(s -> counts.put(s, answers.count(s)));
        var owners = new TreeMap<String, String>();
        all.forEach(e -> owners.put(
                e.owner().role().name(), Promise.role(e.owner().role().name(), frame.words())));
        return new SafeguardsPage(
                wanted,
                frame.words().dateTime(answers.at()),
                all.size(),
                rows.size(),
                counts,
                List.copyOf(
                        new TreeSet<>(all.stream().map(e -> e.asked().room()).toList())),
                owners,
                shown.stream()
                        .filter(e -> e.standing() != Standing.HOLDS)
                        .map(line)
                        .toList(),
                held(shown, line),
                frame.viewer().holdsOneOf(Waivers.DECIDE));
    }

    private static Map<String, List<Promise>> held(List<Entry> shown, Function<Entry, Promise> line) {
        var held = new TreeMap<String, List<Promise>>();
        for (var entry : shown) {
            if (entry.standing() == Standing.HOLDS) {
                held.computeIfAbsent(entry.asked().room(), _ -> new ArrayList<>())
                        .add(line.apply(entry));
            }
        }
        return held;
    }

    boolean nothing() {
        return first.isEmpty() && held.isEmpty();
    }
}
