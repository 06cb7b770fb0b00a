package org.havenport.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which results are released together: a report with its members, a panel with its own. A report outranks a panel, and
 * of two reports the first keeps the member.
 */
final class Groups {

    private static final Set<String> RESULT = Set.of("Observation", "DiagnosticReport");
    private static final int MOST_ENTRIES = 500;
    private static final long MOST_BYTES = 8L << 20;

    private final Links links;
    private final Map<Entry, Entry> above = new HashMap<>();

    Groups(Links links, List<Entry> entries) {
        this.links = links;
        join(entries, "DiagnosticReport");
        join(entries, "Observation");
    }

    private void join(List<Entry> entries, String type) {
        for (var entry : entries) {
            if (entry.type().equals(type)) {
                for (var reference : entry.members()) {
                    var member = links.find(reference);
                    if (member != null
                            && RESULT.contains(member.type())
                            && !top(entry).equals(member)) {
                        above.putIfAbsent(member, entry);
                    }
                }
            }
        }
    }

    private Entry top(Entry entry) {
        var top = entry;
        for (var next = above.get(top); next != null; next = above.get(top)) {
            top = next;
        }
        return top;
    }

    /** The group of a result; its own id when it belongs to none. */
    UUID of(Entry entry, UUID id) {
        var top = top(entry);
        return top.equals(entry) ? id : links.chartId(top);
    }

    /** The entries in portions that fit into memory; a group is never divided. */
    List<List<Entry>> portions(List<Entry> entries) {
        var groups = new LinkedHashMap<Entry, List<Entry>>();
        entries.forEach(
                it -> groups.computeIfAbsent(top(it), _ -> new ArrayList<>()).add(it));
        var portions = new ArrayList<List<Entry>>();
        var portion = new ArrayList<Entry>();
        long bytes = 0;
        for (var group : groups.values()) {
            portion.addAll(group);
            bytes += group.stream().mapToLong(it -> it.to() - it.from()).sum();
            if (portion.size() >= MOST_ENTRIES || bytes >= MOST_BYTES) {
                portions.add(List.copyOf(portion));
                portion.clear();
                bytes = 0;
            }
        }
        if (!portion.isEmpty()) {
            portions.add(List.copyOf(portion));
        }
        return portions;
    }
}
