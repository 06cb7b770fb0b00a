package org.havenport.results;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.chart.Gist;
import org.havenport.chart.Item;
import org.jspecify.annotations.Nullable;

/**
 * The items of one page, put together as panels.
 *
 * @param older only what was taken before this stands on the next page; null at the end
 */
record Panels(List<Result.Panel> panels, @Nullable Instant older) {

    /**
     * @param items newest first
     * @param full true when there may be more items than these: the panels at the end may be cut, so they stand whole
     *     on the next page
     * @param owed the groups that are not confirmed
     * @param early the groups whose values stand behind the word about unreviewed results
     */
    static Panels of(List<Item> items, boolean full, Set<UUID> owed, Set<UUID> early) {
        var groups =
                items.stream().collect(Collectors.groupingBy(Item::group, LinkedHashMap::new, Collectors.toList()));
        Instant older = null;
        if (full) {
            var end = items.getLast().effective();
            var kept = new LinkedHashMap<>(groups);
            kept.values()
                    .removeIf(
                            group -> group.stream().anyMatch(i -> i.effective().equals(end)));
            // The database keeps microseconds; one more, and what was cut comes first on the next page.
            older = kept.isEmpty() ? end : end.plus(1, ChronoUnit.MICROS);
            groups = kept.isEmpty() ? groups : kept;
        }
        var panels = groups.entrySet().stream()
                .map(group -> panel(
                        group.getKey(),
                        group.getValue(),
                        owed.contains(group.getKey()),
                        early.contains(group.getKey())))
                .toList();
        return new Panels(panels, older);
    }

    private static Result.Panel panel(UUID group, List<Item> items, boolean unread, boolean early) {
        var leader = items.stream().filter(Item::leadsItsGroup).findFirst().orElse(items.getFirst());
        return new Result.Panel(
                group, leader.gist().title(), leader.effective(), early ? named(items) : lines(items), unread, early);
    }

    /** The values of a group, critical ones first, then by name; the report itself only where it has a value or nothing else is there. */
    static List<Result.Line> lines(List<Item> items) {
        return lines(items, List.of());
    }

    /** As {@link #lines(List)}, with values that came inside the report; it never stands for itself then. */
    static List<Result.Line> lines(List<Item> items, List<Result.Line> inside) {
        var nothingElse = items.size() == 1 && inside.isEmpty();
        var own = items.stream()
                .filter(i -> nothingElse || !i.leadsItsGroup() || i.gist().value() != null)
                .map(Panels::line);
        return Stream.concat(own, inside.stream())
                .sorted(Comparator.comparing(Panels::harmless)
                        .thenComparing(line -> line.gist().title()))
                .toList();
    }

    /** The report alone, or its values, by name and without a value. */
    private static List<Result.Line> named(List<Item> items) {
        return items.stream()
                .filter(i ->
                        items.size() == 1 || i.leadsItsGroup() || items.stream().noneMatch(Item::leadsItsGroup))
                .map(Panels::named)
                .toList();
    }

    static Result.Line named(Item item) {
        return new Result.Line(item.id(), Gist.titled(item.gist().title()), item.effective());
    }

    private static boolean harmless(Result.Line line) {
        var flag = line.gist().flag();
        return flag == null || !flag.isCritical();
    }

    static Result.Line line(Item item) {
        return new Result.Line(item.id(), item.gist(), item.effective());
    }
}
