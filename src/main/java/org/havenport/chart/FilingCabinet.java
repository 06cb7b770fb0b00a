package org.havenport.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts arrivals into the chart: unchanged ones are left alone, changed ones get a new version, groups are decided once.
 * A delivery is decided in memory, group by group, and then written at once.
 */
@Component
class FilingCabinet {

    private final Vault vault;
    private final FiledItems filed;
    private final List<Filing> filings;
    private final Retractions retractions;

    FilingCabinet(Vault vault, FiledItems filed, List<Filing> filings, Retractions retractions) {
        this.vault = vault;
        this.filed = filed;
        this.filings = filings;
        this.retractions = retractions;
    }

    List<Outcome> file(Sql sql, UUID patient, List<Arrival> arrivals) {
        var present = filed.present(sql, patient, arrivals);
        var outcomes = new ArrayList<Outcome>(arrivals.size());
        var news = new LinkedHashMap<UUID, Arrival>();
        for (var arrival : arrivals) {
            if (!arrival.patient().equals(patient)) {
                throw new IllegalArgumentException("An arrival of another patient was handed in: " + arrival);
            }
            var outcome = outcome(present.get(arrival.id()), news.get(arrival.id()), arrival);
            outcomes.add(outcome);
            if (outcome != Outcome.DUPLICATE) {
                news.put(arrival.id(), arrival);
            }
        }
        var takenOut = takenOut(sql, patient, news.keySet(), present);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) != Outcome.DUPLICATE
                    && takenOut.contains(arrivals.get(i).id())) {
                outcomes.set(i, Outcome.TAKEN_OUT);
            }
        }
        news.keySet().removeAll(takenOut);
        if (!news.isEmpty()) {
            file(sql, patient, news.values(), present);
        }
        return outcomes;
    }

    /** Only what comes again with other content can have been taken out before. */
    private Set<UUID> takenOut(Sql sql, UUID patient, Set<UUID> news, Map<UUID, Present> present) {
        var changed = news.stream().filter(present::containsKey).toList();
        return changed.isEmpty() ? Set.of() : retractions.among(sql, patient, changed);
    }

    private Outcome outcome(@Nullable Present before, @Nullable Arrival earlier, Arrival arrival) {
        if (earlier != null) {
            return Arrays.equals(earlier.body(), arrival.body()) ? Outcome.DUPLICATE : Outcome.NEW_VERSION;
        }
        if (before == null) {
            return Outcome.FILED;
        }
        return Arrays.equals(before.digest(), vault.mac(arrival.body())) ? Outcome.DUPLICATE : Outcome.NEW_VERSION;
    }

    private void file(Sql sql, UUID patient, Collection<Arrival> news, Map<UUID, Present> present) {
        var groups =
                news.stream().collect(Collectors.groupingBy(Arrival::group, LinkedHashMap::new, Collectors.toList()));
        var affected = new HashSet<>(groups.keySet());
        news.forEach(a -> affected.addAll(formerGroup(present.get(a.id()))));
        var standing = filed.standing(sql, patient, affected);
        var decided = new ArrayList<Filing.Filed>(groups.size());
        groups.forEach((id, members) -> {
            var group = new Filing.Group(patient, id, members);
            var state = decide(sql, group, present, standing);
            standing.file(group, state);
            decided.add(new Filing.Filed(group, state));
        });
        filed.write(sql, patient, decided, present);
        for (var filing : filings) {
            filing.filed(sql, decided);
        }
    }

    private ReleaseState decide(Sql sql, Filing.Group group, Map<UUID, Present> present, Standing standing) {
        var decisions = filings.stream()
                .map(f -> f.decide(group))
                .filter(Objects::nonNull)
                .toList();
        if (decisions.size() != 1) {
            throw new IllegalStateException("Exactly one room decides the release, not " + decisions.size());
        }
        var state = decisions.getFirst();
        // One hold covers a report, its members and its corrections (ruling 5), whatever group they move to.
        return state == ReleaseState.RELEASED ? held(sql, group, present, standing) : state;
    }

    /** Released, unless the group waits for a contact, or the patient said that it is not theirs. */
    private ReleaseState held(Sql sql, Filing.Group group, Map<UUID, Present> present, Standing standing) {
        var groups = new HashSet<>(Set.of(group.id()));
        var states = EnumSet.noneOf(ReleaseState.class);
        for (var arrival : group.news()) {
            var before = present.get(arrival.id());
            groups.addAll(formerGroup(before));
            if (before != null) {
                states.add(before.state());
            }
        }
        states.addAll(standing.of(groups));
        if (states.contains(ReleaseState.AWAITING_CONTACT)
                // What was taken back while it waited still waits when it comes again.
                || states.contains(ReleaseState.RETRACTED) && isShut(sql, group.patient(), groups, standing)) {
            return ReleaseState.AWAITING_CONTACT;
        }
        return states.contains(ReleaseState.SUSPECTED) ? ReleaseState.SUSPECTED : ReleaseState.RELEASED;
    }

    private boolean isShut(Sql sql, UUID patient, Set<UUID> groups, Standing standing) {
        return standing.wasHeldNow(groups) || filings.stream().anyMatch(f -> f.isShut(sql, patient, groups));
    }

    private static Set<UUID> formerGroup(@Nullable Present before) {
        return before == null ? Set.of() : Set.of(before.group());
    }

    /** What stands in the chart under an id that arrives again. */
    record Present(UUID id, int version, byte[] digest, ReleaseState state, UUID group) {

        static int next(@Nullable Present before) {
            return before == null ? 1 : before.version() + 1;
        }
    }
}
