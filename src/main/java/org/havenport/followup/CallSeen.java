package org.havenport.followup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stood on the page of a call when it was opened. What came in since was not spoken about, and what somebody else kept
 * meanwhile was not known.
 *
 * @param tries that had failed
 * @param items what it was about, each with what tells its values from later ones
 */
record CallSeen(int tries, Map<UUID, String> items) {

    CallSeen {
        items = Map.copyOf(items);
    }

    /** As a form sends it; null when it is none. */
    static @Nullable CallSeen read(String typed) {
        var parts = typed.split(" ", -1);
        try {
            var items = new HashMap<UUID, String>();
            for (var part : List.of(parts).subList(1, parts.length)) {
                var cut = part.indexOf('=');
                items.put(UUID.fromString(part.substring(0, cut)), part.substring(cut + 1));
            }
            return new CallSeen(Integer.parseInt(parts[0]), items);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return null;
        }
    }

    /** As a form sends it. */
    String written() {
        var text = new StringBuilder().append(tries);
        items.forEach(
                (item, values) -> text.append(' ').append(item).append('=').append(values));
        return text.toString();
    }

    /** Whether nobody has kept a try since, and none of what is still to be told has other values. */
    boolean isStillSo(CallSeen now) {
        return tries == now.tries
                && items.entrySet().stream()
                        .allMatch(it -> it.getValue().equals(now.items.getOrDefault(it.getKey(), it.getValue())));
    }
}
