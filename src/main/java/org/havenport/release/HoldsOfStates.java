package org.havenport.release;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Arrival;
import org.havenport.chart.Filing;
import org.havenport.chart.HeldBack;
import org.havenport.followup.Consequence;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Recipient;
import org.havenport.release.HoldRows.Ended;
import org.havenport.release.HoldRows.Row;
import org.havenport.release.SealedInRelease.Place;
import org.havenport.release.StateLawActsOnlyWhileApproved.Acting;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps, when something is filed, that a state's law holds it; and that a hold goes with what it covers. */
@Component
class HoldsOfStates {

    private final HoldsEndByThemselves ends;
    private final HeldBack heldBack;
    private final SealedInRelease words;
    private final Audit audit;

    HoldsOfStates(HoldsEndByThemselves ends, HeldBack heldBack, SealedInRelease words, Audit audit) {
        this.ends = ends;
        this.heldBack = heldBack;
        this.words = words;
        this.audit = audit;
    }

    /**
     * In the transaction in which a group is filed.
     *
     * @param acting the state's rule that holds it, or null
     */
    void filed(Sql sql, Filing.Group group, @Nullable Acting acting) {
        if (acting == null) {
            return;
        }
        var patient = group.patient();
        var same = HoldRows.acting(sql, patient, group.id()).stream()
                .anyMatch(hold -> hold.law() != null
                        && hold.law().statute().equals(acting.law().statute()));
        // A correction moves the clock of a report that is held already as little as it moves that of a call.
        if (!same) {
            place(sql, group, acting);
        }
        ends.hold(sql, patient, group.id());
    }

    private void place(Sql sql, Filing.Group group, Acting acting) {
        var hold = new Hold(
                group.patient(),
                UUID.randomUUID(),
                group.id(),
                ResultClass.of(group).orElse(null),
                Basis.STATE_LAW,
                Recipient.PATIENT,
                null,
                null,
                acting.law(),
                sql.now(),
                acting.until());
        var confidential = group.news().stream().anyMatch(Arrival::isConfidential);
        HoldRows.insert(sql, new Row(hold, confidential, null, acting.packHash(), Consequence.SIGNIFICANT));
        audit.record(sql, AuditEvent.about("hold-by-law", group.patient(), "chart", group.id()));
    }

    /**
     * What moved here from another report is held as it was, by the same word and as long; what stays there is so too.
     */
    void moved(Sql sql, UUID patient, UUID from, UUID to) {
        HeldWith.follow(sql, patient, from, to);
        if (HoldRows.isEmpty(sql, patient, from)) {
            HoldRows.move(sql, patient, from, to);
            return;
        }
        var there = HoldRows.acting(sql, patient, to);
        for (var hold : HoldRows.acting(sql, patient, from)) {
            if (hold.item().equals(from) && there.stream().noneMatch(it -> isTheSame(it, hold))) {
                var id = UUID.randomUUID();
                var reason = words.open(sql, Place.REASON, patient, hold.id())
                        .map(it -> words.seal(sql, Place.REASON, patient, id, it))
                        .orElse(null);
                HoldRows.spread(sql, hold, id, to, reason);
                audit.record(sql, AuditEvent.about("hold-placed", patient, "chart", to));
            }
        }
    }

    private static boolean isTheSame(Hold one, Hold other) {
        return one.basis() == other.basis()
                && one.recipient() == other.recipient()
                && one.placed().equals(other.placed())
                && one.expires().equals(other.expires())
                && Objects.equals(one.determiner(), other.determiner())
                && Objects.equals(one.law(), other.law());
    }

    /** What names an entry that is held, and comes later, is held by the same word, from the same people, until the same end. */
    void heldWith(Sql sql, UUID patient, UUID paper, Set<UUID> about) {
        var stands = heldBack.stands(sql, patient, paper);
        if (stands != null && HeldWith.add(sql, patient, paper, about, ItemHolds.consequence(stands)) > 0) {
            audit.record(sql, AuditEvent.about("hold-reached", patient, "chart", paper));
        }
        ends.hold(sql, patient, paper);
    }

    /** Nothing is held of what was never theirs; what was held with it opens with the next round. */
    void retracted(Sql sql, UUID patient, UUID group) {
        for (var hold : HoldRows.acting(sql, patient, group)) {
            if (hold.item().equals(group)
                    && HoldRows.end(sql, patient, hold.id(), Ended.RETRACTED)
                    && hold.recipient() == Recipient.REPRESENTATIVE) {
                HeldWith.of(sql, hold).forEach(paper -> ends.hold(sql, patient, paper));
            }
        }
    }
}
