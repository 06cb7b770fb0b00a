package org.havenport.record;

import java.util.List;
import java.util.TreeMap;
import org.havenport.chart.Holds.Hidden;
import org.havenport.chart.ReleaseState;
import org.havenport.home.Words;

/**
 * What of a record waits, counted by reason, and what happens next; never what it is.
 *
 * @param what how many and why
 * @param next what happens next
 */
record Hiding(String what, String next) {

    /** What waits in a part of the record, or in all of it when the part is null. */
    static List<Hiding> in(Words words, Standpoint at, List<Hidden> hidden) {
        var byReason = new TreeMap<ReleaseState, Integer>();
        hidden.forEach(it -> byReason.merge(it.why(), it.many(), Integer::sum));
        return byReason.entrySet().stream()
                .map(reason -> new Hiding(
                        at.say(words, key(words, "record.hidden.", reason.getKey()), reason.getValue()),
                        at.say(words, key(words, "record.hidden.next.", reason.getKey()))))
                .toList();
    }

    static int count(List<Hidden> hidden) {
        return hidden.stream().mapToInt(Hidden::many).sum();
    }

    static List<Hidden> of(Section section, List<Hidden> hidden) {
        return hidden.stream().filter(it -> section.kinds().contains(it.kind())).toList();
    }

    /** Why something is not open to the patient, as the care team says it. */
    static String reason(Words words, ReleaseState state) {
        return words.say(key(words, "record.held.why.", state));
    }

    static String key(Words words, String start, ReleaseState state) {
        return words.has(start + state) ? start + state : start + "OTHER";
    }
}
