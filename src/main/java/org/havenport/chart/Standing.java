package org.havenport.chart;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the items of some groups stand while a delivery is decided, each group seeing what the ones before it changed. */
final class Standing {

    private final Map<UUID, Map<UUID, ReleaseState>> groups = new HashMap<>();
    private final Map<UUID, UUID> groupOf = new HashMap<>();
    private final Set<UUID> heldNow = new HashSet<>();
    private final Set<UUID> heldByLaw = new HashSet<>();
    private final Map<UUID, Until> until = new HashMap<>();
    private final Map<UUID, Until> carried = new HashMap<>();

    /** Until when something is held back from everybody who reads as the patient, and from those alone who act for them. */
    record Until(@Nullable Instant held, @Nullable Instant kept) {

        private Until and(Until other) {
            return new Until(later(held, other.held), later(kept, other.kept));
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            return one == null || other != null && other.isAfter(one) ? other : one;
        }
    }

    /** Something of the group is held back, whatever else is true of it. */
    void held(UUID group, Until held) {
        until.merge(group, held, Until::and);
        if (held.held() != null) {
            heldByLaw.add(group);
        }
    }

    boolean isHeld(Collection<UUID> wanted) {
        return wanted.stream().anyMatch(heldByLaw::contains);
    }

    /** Whether one of these is held, or kept from those who act for the patient. */
    boolean isHeldFromAnybody(Collection<UUID> wanted) {
        return isHeld(wanted) || wanted.stream().anyMatch(until::containsKey);
    }

    /** A hold covers a report, its members and its corrections, whatever group they come from (ruling 5). */
    void carry(UUID group, Collection<UUID> from) {
        from.stream()
                .map(until::get)
                .filter(Objects::nonNull)
                .reduce(Until::and)
                .ifPresent(all -> {
                    until.put(group, all);
                    carried.put(group, all);
                });
    }

    /** What must be held on to once the delivery is written. */
    Map<UUID, Until> carried() {
        return Map.copyOf(carried);
    }

    void put(UUID item, UUID group, ReleaseState state) {
        var former = groupOf.put(item, group);
        if (former != null && !former.equals(group)) {
            groups.computeIfPresent(former, (_, items) -> {
                items.remove(item);
                return items;
            });
        }
        groups.computeIfAbsent(group, _ -> new HashMap<>()).put(item, state);
    }

    /** The members of a group follow a decision to wait; what arrives stands as decided. */
    void file(Filing.Group group, ReleaseState state) {
        if (state == ReleaseState.AWAITING_CONTACT || state == ReleaseState.HELD) {
            if (state == ReleaseState.HELD) {
                heldByLaw.add(group.id());
            } else {
                heldNow.add(group.id());
            }
            groups.computeIfAbsent(group.id(), _ -> new HashMap<>())
                    .replaceAll((_, before) -> isOpen(before) ? state : before);
        }
        group.news().forEach(a -> put(a.id(), group.id(), of(a, state)));
    }

    private static boolean isOpen(ReleaseState state) {
        return state == ReleaseState.RELEASED || state == ReleaseState.HELD;
    }

    /** In which states the items of these groups are. */
    Set<ReleaseState> of(Collection<UUID> wanted) {
        var states = EnumSet.noneOf(ReleaseState.class);
        wanted.forEach(
                group -> states.addAll(groups.getOrDefault(group, Map.of()).values()));
        return states;
    }

    /** Whether this delivery decided that one of these groups waits. */
    boolean wasHeldNow(Collection<UUID> wanted) {
        return wanted.stream().anyMatch(heldNow::contains);
    }

    /**
     * What was entered in error is shown to nobody, whatever was decided for its group, and a result that never came to
     * be is none. A cancelled visit or prescription stays: that it was cancelled is what the patient must know.
     */
    static ReleaseState of(Arrival arrival, ReleaseState ofGroup) {
        return arrival.isTakenBack() ? ReleaseState.RETRACTED : ofGroup;
    }
}
