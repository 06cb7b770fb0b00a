package org.havenport.release;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.havenport.chart.Arrival;
import org.havenport.chart.Filing;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.RulePack;
import org.havenport.protocols.RulePacks;
import org.havenport.protocols.StateRule;
import org.havenport.release.Hold.Law;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The law of a state holds a result only by a rule that counsel has approved, between its own dates, and for what the
 * rule names (C1). Where none acts nothing is held: a class of results cannot be delayed.
 */
@Component
class StateLawActsOnlyWhileApproved implements Safeguard {

    private final RulePacks packs;
    private final StateTopics reportTopics;
    private final Protocols protocols;
    private final BusinessHours hours;
    private final OrderedIn ordered;
    private final Asking asking;

    StateLawActsOnlyWhileApproved(
            RulePacks packs,
            StateTopics reportTopics,
            Protocols protocols,
            BusinessHours hours,
            OrderedIn ordered,
            Asking asking) {
        this.packs = packs;
        this.reportTopics = reportTopics;
        this.protocols = protocols;
        this.hours = hours;
        this.ordered = ordered;
        this.asking = asking;
    }

    /**
     * How a state's rule acts on a result.
     *
     * @param packHash of the rules that counsel approved
     * @param until when it is over by itself
     */
    record Acting(Law law, String packHash, Instant until) {}

    /** The rule that holds what arrives the longest; empty when none does. History was released long ago. */
    Optional<Acting> on(Sql sql, Filing.Group group) {
        if (group.news().stream().allMatch(Arrival::history) || nobodyApproved()) {
            return Optional.empty();
        }
        var topics = reportTopics.of(group);
        return topics.isEmpty() ? Optional.empty() : on(sql, group, topics);
    }

    private Optional<Acting> on(Sql sql, Filing.Group group, Set<StateRule.ResultClass> topics) {
        var state = ordered.state(sql, group).orElseGet(() -> protocols.value(PracticeParameters.HOME_STATE));
        var pack = state.isEmpty() ? null : pack(state);
        if (pack == null || pack.standing() != RulePack.Standing.IN_FORCE) {
            return Optional.empty();
        }
        var issued = issued(group, sql.now());
        var day = LocalDate.ofInstant(issued, hours.zone());
        var rules = topics.stream().flatMap(topic -> packs.release(state, topic, day).stream());
        var longest = Duration.ofDays(protocols.value(ReleaseParameters.HOLD_DAYS));
        return WhenItOpens.byLaw(state, rules, issued, hours.clock(), longest, sql.now())
                .map(it -> new Acting(it.law(), pack.hash(), it.until()));
    }

    private boolean nobodyApproved() {
        return packs.all().stream().noneMatch(it -> it.standing() == RulePack.Standing.IN_FORCE);
    }

    private @Nullable RulePack pack(String state) {
        return packs.all().stream()
                .filter(it -> it.state().equals(state))
                .findFirst()
                .orElse(null);
    }

    /** The report becomes final when its last part does; what says to be of the future is of now. */
    private static Instant issued(Filing.Group group, Instant now) {
        return group.news().stream()
                .filter(it -> it.id().equals(group.id()))
                .map(Arrival::issued)
                .findFirst()
                .or(() -> group.news().stream().map(Arrival::issued).max(Comparator.naturalOrder()))
                .filter(at -> at.isBefore(now))
                .orElse(now);
    }

    @Override
    public List<String> requirements() {
        return List.of("C1", "B.com.1");
    }

    @Override
    public String promise() {
        return "The law of a state holds a result only by rules that counsel has approved, and only between their dates.";
    }

    @Override
    public Evidence evidence() {
        var approved = packs.all().stream()
                .filter(it -> it.standing() == RulePack.Standing.IN_FORCE)
                .map(RulePack::hash)
                .toList();
        return asking.as(Viewer.job("safeguards"), sql -> {
            var hashes = sql.of("""
                            select pack_hash, count(*) from release.hold
                            where basis = 'STATE_LAW' and ended_at is null and expires_at > viewer.at() group by 1
                            """)
                    .query((row, _) -> new Held(row.getString(1), row.getLong(2)))
                    .list();
            var without = hashes.stream()
                    .filter(it -> !approved.contains(it.hash()))
                    .mapToLong(Held::many)
                    .sum();
            var all = hashes.stream().mapToLong(Held::many).sum();
            var seen = "%d held by the law of a state; %d by rules whose approval is over; %d states approved"
                    .formatted(all, without, approved.size());
            return without == 0
                    ? Evidence.holds(seen, sql.now())
                    : Evidence.needsAttention(seen, sql.now(), HoldsController.PATH);
        });
    }

    private record Held(String hash, long many) {}
}
