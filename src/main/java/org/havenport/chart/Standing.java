package org.havenport.chart;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How the items of some groups stand while a delivery is decided, each group seeing what the ones before it changed. */
final class Standing {

    private static final String IN_ERROR = "entered-in-error";
    private static final String CANCELLED = "cancelled";
    private static final Set<String> RESULT = Set.of("Observation", "DiagnosticReport");

    private final Map<UUID, Map<UUID, ReleaseState>> groups = new HashMap<>();
    private final Map<UUID, UUID> groupOf = new HashMap<>();
    private final Set<UUID> heldNow = new HashSet<>();

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
        if (state == ReleaseState.AWAITING_CONTACT) {
            heldNow.add(group.id());
            groups.computeIfAbsent(group.id(), _ -> new HashMap<>())
                    .replaceAll((_, before) -> before == ReleaseState.RELEASED ? state : before);
        }
        group.news().forEach(a -> put(a.id(), group.id(), of(a, state)));
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
        var neverWas = CANCELLED.equals(arrival.status()) && RESULT.contains(arrival.type());
        return neverWas || IN_ERROR.equals(arrival.status()) ? ReleaseState.RETRACTED : ofGroup;
    }
}
