package org.havenport.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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
import org.havenport.viewer.Viewer;
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
    private final ConfidentialTogether together;

    FilingCabinet(
            Vault vault,
            FiledItems filed,
            List<Filing> filings,
            Retractions retractions,
            ConfidentialTogether together) {
        this.vault = vault;
        this.filed = filed;
        this.filings = filings;
        this.retractions = retractions;
        this.together = together;
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

    /** New items of many patients, each a group of its own under an id nobody had before: decided and written at once. */
    void fileNew(Sql sql, List<Arrival> arrivals) {
        vault.readyToWrite(sql, arrivals.stream().map(Arrival::patient).collect(Collectors.toSet()));
        var decided = arrivals.stream()
                .map(it -> new Filing.Group(it.patient(), it.id(), List.of(it)))
                .map(it -> new Filing.Filed(it, decide(sql, it)))
                .toList();
        filed.write(sql, decided);
        filings.forEach(filing -> filing.filed(sql, decided));
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
        var referred = Referred.by(sql, patient, news);
        affected.addAll(referred.groups());
        var standing = filed.standing(sql, patient, affected);
        var decided = new ArrayList<Filing.Filed>(groups.size());
        var heldWith = new LinkedHashMap<UUID, Set<UUID>>();
        var delivered = sql.viewer().kind() == Viewer.Kind.JOB;
        // What a paper is about is decided before the paper.
        var inOrder = groups.entrySet().stream()
                .map(it -> new Filing.Group(patient, it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(it -> !referred.about(it).isEmpty()))
                .toList();
        for (var group : inOrder) {
            var about = referred.newsAbout(group);
            var state = withWhatItTells(decide(sql, group, present, standing), standing, about, delivered);
            standing.file(group, state);
            var from = groupsOf(group, present);
            if (standing.isHeldFromAnybody(about)) {
                from.addAll(about);
                heldWith.put(group.id(), about);
            }
            standing.carry(group.id(), from);
            decided.add(new Filing.Filed(group, state));
        }
        filed.write(sql, patient, decided, present);
        together.filed(sql, patient, inOrder, referred, present.keySet());
        filed.holdOn(sql, patient, standing.carried());
        moved(sql, inOrder, standing.carried().keySet(), present);
        for (var filing : filings) {
            filing.filed(sql, decided);
        }
        if (!heldWith.isEmpty()) {
            filings.forEach(filing -> filing.heldWith(sql, patient, heldWith));
        }
    }

    /** Why something is held goes with it to where it belongs now. */
    private void moved(Sql sql, List<Filing.Group> groups, Set<UUID> held, Map<UUID, Present> present) {
        for (var group : groups) {
            if (held.contains(group.id())) {
                groupsOf(group, present).stream()
                        .filter(from -> !from.equals(group.id()))
                        .forEach(from -> filings.forEach(it -> it.moved(sql, group.patient(), from, group.id())));
            }
        }
    }

    /** What would tell of something that waits for a contact or is held waits or is held with it. */
    private static ReleaseState withWhatItTells(
            ReleaseState decided, Standing standing, Set<UUID> about, boolean delivered) {
        if (decided != ReleaseState.RELEASED) {
            return decided;
        }
        // Nobody is called about what a person wrote: it opens when it was written, or with a hold.
        if (delivered && standing.of(about).contains(ReleaseState.AWAITING_CONTACT)) {
            return ReleaseState.AWAITING_CONTACT;
        }
        return standing.isHeld(about) ? ReleaseState.HELD : decided;
    }

    private ReleaseState decide(Sql sql, Filing.Group group, Map<UUID, Present> present, Standing standing) {
        var state = decide(sql, group);
        // One hold covers a report, its members and its corrections (ruling 5), whatever group they move to.
        return state == ReleaseState.AWAITING_CONTACT ? state : held(sql, group, state, present, standing);
    }

    private ReleaseState decide(Sql sql, Filing.Group group) {
        var decisions = filings.stream()
                .map(f -> f.decide(sql, group))
                .filter(Objects::nonNull)
                .toList();
        if (decisions.size() != 1) {
            throw new IllegalStateException("Exactly one room decides the release, not " + decisions.size());
        }
        return decisions.getFirst();
    }

    /** As decided, unless the group waits for a contact, or the patient said that it is not theirs, or it is held. */
    private ReleaseState held(
            Sql sql, Filing.Group group, ReleaseState decided, Map<UUID, Present> present, Standing standing) {
        var groups = groupsOf(group, present);
        var states = EnumSet.noneOf(ReleaseState.class);
        for (var arrival : group.news()) {
            var before = present.get(arrival.id());
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
        if (states.contains(ReleaseState.SUSPECTED)) {
            return ReleaseState.SUSPECTED;
        }
        return standing.isHeld(groups) ? ReleaseState.HELD : decided;
    }

    private boolean isShut(Sql sql, UUID patient, Set<UUID> groups, Standing standing) {
        return standing.wasHeldNow(groups) || filings.stream().anyMatch(f -> f.isShut(sql, patient, groups));
    }

    /** The group, and those from which something comes to it. */
    private static Set<UUID> groupsOf(Filing.Group group, Map<UUID, Present> present) {
        var groups = new HashSet<>(Set.of(group.id()));
        group.news().forEach(arrival -> groups.addAll(formerGroup(present.get(arrival.id()))));
        return groups;
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
