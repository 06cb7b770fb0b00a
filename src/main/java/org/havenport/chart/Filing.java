package org.havenport.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Guest interface: what a room does when a resource is filed. Exactly one room decides the release; any number follow,
 * in the same transaction.
 */
public interface Filing {

    /** The one decider of release answers; everyone else leaves this as it is. */
    default @Nullable ReleaseState decide(Sql sql, Group group) {
        return null;
    }

    /** Whether any of these groups still waits for a contact; only the decider of release knows. */
    default boolean isShut(Sql sql, UUID patient, Set<UUID> groups) {
        return false;
    }

    /**
     * Told after something that is held back went from one group to another, before that is filed as news, in the same
     * transaction.
     */
    default void moved(Sql sql, UUID patient, UUID from, UUID to) {}

    /** Told after the items of a group were filed or changed, in the same transaction. */
    default void filed(Sql sql, Group group, ReleaseState state) {}

    /** The same of a whole delivery; a room that writes much overrides this one and writes it at once. */
    default void filed(Sql sql, List<Filed> delivery) {
        delivery.forEach(it -> filed(sql, it.group(), it.state()));
    }

    /**
     * Told after papers were filed that name what is held: by paper, the groups it is about, each paper after those it
     * names. Not asked when there are none.
     */
    default void heldWith(Sql sql, UUID patient, Map<UUID, Set<UUID>> papers) {}

    /** Told after whole groups were taken out of a record because they are another patient's, in the same transaction. */
    default void retracted(Sql sql, UUID patient, Set<UUID> groups) {}

    /**
     * What is released together: a report with its members, or a single item.
     *
     * @param patient whose it is
     * @param id the report's id, or the item's own
     * @param news the arrivals that were new or changed, never empty
     */
    record Group(UUID patient, UUID id, List<Arrival> news) {
        public Group {
            news = List.copyOf(news);
        }
    }

    /** A group with what was decided of it. */
    record Filed(Group group, ReleaseState state) {}
}
