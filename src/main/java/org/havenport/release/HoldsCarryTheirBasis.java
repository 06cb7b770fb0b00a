package org.havenport.release;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.HeldBack;
import org.havenport.chart.ReleaseState;
import org.havenport.patients.Basis;
import org.havenport.patients.CareTeams;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.havenport.release.Hold.Recipient;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nothing is held back from a patient without a lawful basis, a clinician who knows them, a reason and an end (B.com.1b). */
@Component
class HoldsCarryTheirBasis implements Safeguard {

    private static final Set<ReleaseState> NOT_YET_SHOWN =
            EnumSet.of(ReleaseState.AWAITING_CONTACT, ReleaseState.HELD, ReleaseState.SUSPECTED);

    /** Having opened a record today, for work or in an emergency, is not having looked after somebody. */
    private static final Set<Basis> NO_CARE = EnumSet.of(Basis.WORK, Basis.EMERGENCY);

    private final Asking asking;
    private final CareTeams teams;
    private final Protocols protocols;
    private final BusinessHours hours;

    HoldsCarryTheirBasis(Asking asking, CareTeams teams, Protocols protocols, BusinessHours hours) {
        this.asking = asking;
        this.teams = teams;
        this.protocols = protocols;
        this.hours = hours;
    }

    /** What a hold lacks; empty when it may be placed. */
    Set<HoldMissing> missing(Sql sql, UUID patient, HeldBack.@Nullable Stands stands, NewHold hold) {
        var missing = EnumSet.noneOf(HoldMissing.class);
        if (stands == null || hold.recipient() != Recipient.REPRESENTATIVE && !NOT_YET_SHOWN.contains(stands.state())) {
            missing.add(HoldMissing.ITEM);
        }
        missing.addAll(basis(hold));
        if (hold.recipient() == null) {
            missing.add(HoldMissing.RECIPIENT);
        }
        if (hold.reason().isBlank()) {
            missing.add(HoldMissing.REASON);
        }
        if (!hold.alone()) {
            missing.add(HoldMissing.SCOPE);
        }
        missing.addAll(end(sql, hold.until()));
        if (!sql.viewer().holdsOneOf(Role.CLINICIAN, Role.MEDICAL_DIRECTOR)) {
            missing.add(HoldMissing.CLINICIAN);
        } else if (!cares(sql.viewer(), patient)) {
            missing.add(HoldMissing.RELATIONSHIP);
        }
        return missing;
    }

    private static Set<HoldMissing> basis(NewHold hold) {
        var basis = hold.basis();
        if (basis == null) {
            return EnumSet.of(HoldMissing.BASIS);
        }
        if (basis == Hold.Basis.STATE_LAW) {
            return EnumSet.of(HoldMissing.RULE);
        }
        if (basis != Hold.Basis.HARM_171_201_C1) {
            return EnumSet.noneOf(HoldMissing.class);
        }
        if (hold.harm() == null) {
            return EnumSet.of(HoldMissing.HARM);
        }
        return hold.recipient() == null || hold.harm().counts(hold.recipient())
                ? EnumSet.noneOf(HoldMissing.class)
                : EnumSet.of(HoldMissing.HARM_THAT_COUNTS);
    }

    private Set<HoldMissing> end(Sql sql, @Nullable LocalDate until) {
        if (until == null) {
            return EnumSet.of(HoldMissing.END);
        }
        var ends = until.atStartOfDay(hours.zone()).toInstant();
        return ends.isAfter(sql.now()) && !ends.isAfter(sql.now().plus(longest()))
                ? EnumSet.noneOf(HoldMissing.class)
                : EnumSet.of(HoldMissing.END_IN_TIME);
    }

    /** How long a hold may last at most. */
    Duration longest() {
        return Duration.ofDays(protocols.value(ReleaseParameters.HOLD_DAYS));
    }

    private boolean cares(Viewer viewer, UUID patient) {
        return teams.of(viewer, patient).stream()
                .anyMatch(carer -> carer.account().equals(viewer.actor()) && !NO_CARE.contains(carer.basis()));
    }

    @Override
    public List<String> requirements() {
        return List.of("B.com.1b", "C1");
    }

    @Override
    public String promise() {
        return "Nothing is held back without a lawful basis, a clinician who knows the patient, a reason, a recipient and an end.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var without = sql.of("select release.held_without_basis()")
                    .query(Long.class)
                    .single();
            var acting = sql.of("select count(*) from release.hold where ended_at is null and expires_at > viewer.at()")
                    .query(Long.class)
                    .single();
            var seen = "%d held back without a basis; %d holds act now".formatted(without, acting);
            return Evidence.none(without, seen, sql.now(), HoldsController.PATH);
        });
    }
}
