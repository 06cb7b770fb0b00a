package org.havenport.protocols;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.Proposal.State;
import org.havenport.protocols.ProposalRows.Draft;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What the organisation has decided (A1.0). A value is proposed by one person and approved by another of the right role;
 * from its day on it is what the program does. Values are kept in memory, so that asking costs nothing and works without
 * the database; they are read again every few seconds, so that a decision made on another node acts here.
 */
@Component
public class Protocols implements Remembered {

    /** Who may write a proposal; the database holds the same list. */
    public static final List<Role> PROPOSERS = List.of(
            Role.ADMINISTRATOR,
            Role.COMPLIANCE_OFFICER,
            Role.MEDICAL_DIRECTOR,
            Role.COUNSEL,
            Role.SECURITY_ADMINISTRATOR,
            Role.PORTAL_COORDINATOR);

    private final LastRead<Map<String, List<Once>>> approved = new LastRead<>(Map.of());
    private final List<Parameter<?>> declared;
    private final Asking asking;
    private final Audit audit;
    private final Clock clock;
    private final NobodyApprovesTheirOwnChange ownChanges;
    private final ValuesStayWithinTheirBounds bounds;
    private final ClinicalValuesAreApprovedAnew ends;

    Protocols(
            List<Parameter<?>> declared,
            Asking asking,
            Audit audit,
            Clock clock,
            NobodyApprovesTheirOwnChange ownChanges,
            ValuesStayWithinTheirBounds bounds,
            ClinicalValuesAreApprovedAnew ends) {
        this.bounds = bounds;
        this.ends = ends;
        this.audit = audit;
        this.declared = List.copyOf(declared);
        this.asking = asking;
        this.clock = clock;
        this.ownChanges = ownChanges;
    }

    /** The value in force: of what was approved and has begun the latest that is still acceptable, else the standard. */
    public <T> T value(Parameter<T> parameter) {
        return decision(parameter, clock.instant()).value();
    }

    /** Every declared parameter with what stands for it now, in the order in which its room declares it. */
    public List<Decision<?>> all() {
        return all(clock.instant());
    }

    /** Every declared parameter with what stood, or will stand, for it at an instant, in the same order. */
    public List<Decision<?>> all(Instant at) {
        return declared.stream().<Decision<?>>map(p -> decision(p, at)).toList();
    }

    /** The instants at which what was in force changed, up to one, the newest first: the versions of the policy. */
    public List<Instant> changes(Instant until) {
        return approved.value().values().stream()
                .flatMap(List::stream)
                .map(Once::from)
                .filter(from -> !from.isAfter(until))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** What stands for a parameter now. */
    public <T> Decision<T> decision(Parameter<T> parameter) {
        return decision(parameter, clock.instant());
    }

    /** The parameter of a key, if a room declares one. */
    public Optional<Parameter<?>> parameter(String key) {
        return declared.stream().filter(p -> p.key().equals(key)).findFirst();
    }

    /** Values without which the portal may not open to patients: nobody has decided them, or the approval is over. */
    public List<Parameter<?>> missing() {
        var today = today();
        return all().stream()
                .filter(d -> d.parameter().isMandatory())
                .filter(d -> d.by() == null || d.by().expiredOn(today))
                .<Parameter<?>>map(Decision::parameter)
                .toList();
    }

    /** Proposals that wait for somebody, the oldest first. */
    public List<Proposal> waiting(Viewer viewer) {
        return asking.as(viewer, ProposalRows::waiting);
    }

    /** Everything that was ever proposed for a parameter, the newest first. */
    public List<Proposal> history(Viewer viewer, String key) {
        return asking.as(viewer, sql -> ProposalRows.history(sql, key));
    }

    /**
     * Proposes a value.
     *
     * @param reason why; asked for when the value departs from a standard that means something
     * @param from the first day on which it is to be in force, today or later
     * @return the number of the proposal
     * @throws NotAcceptable when something is wrong with the value, the reason or the day
     * @throws SecurityException when the viewer may not propose
     * @throws IllegalStateException when another proposal for the parameter waits
     */
    public <T> long propose(Viewer viewer, Parameter<T> parameter, T value, String reason, LocalDate from) {
        return propose(viewer, parameter, Json.tree(value), reason, from);
    }

    /** As {@link #propose(Viewer, Parameter, Object, String, LocalDate)}, with the value as JSON. */
    public long proposeJson(Viewer viewer, Parameter<?> parameter, JsonNode value, String reason, LocalDate from) {
        return propose(viewer, parameter, value, reason, from);
    }

    private long propose(Viewer viewer, Parameter<?> parameter, JsonNode value, String reason, LocalDate from) {
        if (!viewer.holdsOneOf(PROPOSERS.toArray(Role[]::new))) {
            throw new SecurityException("Not one of those who propose");
        }
        var departs = !value.equals(Json.tree(parameter.standard()));
        var wrong = new ArrayList<>(bounds.wrong(parameter, value));
        wrong.addAll(Beside.wrong(parameter, departs, reason.strip(), from, today()));
        if (!wrong.isEmpty()) {
            throw new NotAcceptable(parameter.key(), wrong);
        }
        var before = Json.tree(value(parameter));
        var draft = new Draft(parameter, value, before, departs, reason.strip(), from);
        try {
            return asking.as(viewer, sql -> {
                var number = ProposalRows.insert(sql, draft, zone());
                record(sql, "value-proposed", parameter.key());
                return number;
            });
        } catch (DuplicateKeyException another) {
            throw new IllegalStateException("Another proposal waits", another);
        }
    }

    /**
     * Approves a proposal; it is in force from its day on, at the earliest now, and acts on other nodes within seconds.
     *
     * @param expiresOn the first day on which the approval no longer counts; a clinical value needs one, at most 24
     *     months after it begins
     * @throws SecurityException when the viewer is not one of those who approve it
     * @throws IllegalStateException when it does not wait, or the viewer wrote it
     * @throws NotAcceptable when the end is missing or too far, or the value is no longer acceptable
     */
    public void approve(Viewer viewer, long number, @Nullable LocalDate expiresOn) {
        asking.run(viewer, sql -> {
            var proposal = ProposalRows.demand(sql, number);
            ownChanges.check(viewer, proposal);
            var wrong = new ArrayList<Wrong>();
            parameter(proposal.key()).ifPresent(p -> wrong.addAll(bounds.wrong(p, proposal.value())));
            wrong.addAll(ends.wrong(proposal, expiresOn, today()));
            if (!wrong.isEmpty()) {
                throw new NotAcceptable(proposal.key(), wrong);
            }
            end(sql, proposal, State.APPROVED, "", expiresOn);
            remember(sql);
        });
    }

    /**
     * Rejects a proposal.
     *
     * @throws SecurityException when the viewer is not one of those who approve it
     * @throws IllegalStateException when it does not wait, or the viewer wrote it
     * @throws NotAcceptable when the reason is missing
     */
    public void reject(Viewer viewer, long number, String why) {
        asking.run(viewer, sql -> {
            var proposal = ProposalRows.demand(sql, number);
            ownChanges.check(viewer, proposal);
            Beside.demandWhy(proposal, why);
            end(sql, proposal, State.REJECTED, why.strip(), null);
        });
    }

    /**
     * Takes one's own proposal back.
     *
     * @throws IllegalStateException when it does not wait, or is another's
     * @throws NotAcceptable when the reason is missing
     */
    public void withdraw(Viewer viewer, long number, String why) {
        asking.run(viewer, sql -> {
            var proposal = ProposalRows.demand(sql, number);
            if (!proposal.written().by().equals(viewer.actor())) {
                throw new IllegalStateException("Only the author takes a proposal back");
            }
            Beside.demandWhy(proposal, why);
            end(sql, proposal, State.WITHDRAWN, why.strip(), null);
        });
    }

    /** Tells the database who approves what. */
    @Override
    public void begin() {
        asking.run(Viewer.job("protocols"), sql -> declared.forEach(p -> ProposalRows.declare(sql, p)));
    }

    @Override
    public void readAgain() {
        approved.again(() -> byKey(asking.atTheDoor(ProposalRows::approved)));
    }

    private void end(Sql sql, Proposal proposal, State state, String why, @Nullable LocalDate expiresOn) {
        if (!ProposalRows.end(sql, proposal.number(), state, why, expiresOn)) {
            throw new IllegalStateException("No such proposal waits");
        }
        record(sql, "value-" + state.name().toLowerCase(Locale.ROOT), proposal.key());
    }

    private void record(Sql sql, String action, String key) {
        audit.record(sql, AuditEvent.many(action, null, key.replace('.', '-'), 1));
    }

    private void remember(Sql sql) {
        var now = byKey(ProposalRows.approved(sql));
        Asking.afterCommit(() -> approved.decided(now));
    }

    private Map<String, List<Once>> byKey(List<Proposal> rows) {
        var known = declared.stream().collect(Collectors.toMap(Parameter::key, p -> p));
        return rows.stream()
                .filter(row -> known.containsKey(row.key()))
                .map(row -> new Once(
                        row,
                        Objects.requireNonNull(row.inForceFrom()),
                        bounds.read(Objects.requireNonNull(known.get(row.key())), row.value())))
                .collect(Collectors.groupingBy(once -> once.proposal().key()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    private ZoneId zone() {
        return ZoneId.of(value(PracticeParameters.TIME_ZONE));
    }

    private <T> Decision<T> decision(Parameter<T> parameter, Instant at) {
        for (var once : approved.value().getOrDefault(parameter.key(), List.of())) {
            if (once.value() != null && !once.from().isAfter(at)) {
                return new Decision<>(parameter, parameter.type().cast(once.value()), once.proposal());
            }
        }
        return new Decision<>(parameter, parameter.standard(), null);
    }

    /**
     * What was approved once.
     *
     * @param value null when it is no longer acceptable: the one before it, or the standard, is safe until somebody
     *     decides again
     */
    private record Once(
            Proposal proposal, Instant from, @Nullable Object value) {}
}
