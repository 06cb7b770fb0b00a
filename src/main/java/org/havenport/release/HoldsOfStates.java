package org.havenport.release;

import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Arrival;
import org.havenport.chart.Filing;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.Consequence;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Recipient;
import org.havenport.release.HoldRows.Ended;
import org.havenport.release.HoldRows.Row;
import org.havenport.release.StateLawActsOnlyWhileApproved.Acting;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps, when something is filed, that a state's law holds it; and that a hold goes with what it covers. */
@Component
class HoldsOfStates {

    private final HoldsEndByThemselves ends;
    private final Audit audit;

    HoldsOfStates(HoldsEndByThemselves ends, Audit audit) {
        this.ends = ends;
        this.audit = audit;
    }

    /**
     * In the transaction in which a group is filed.
     *
     * @param acting the state's rule that holds it, or null
     */
    void filed(Sql sql, Filing.Group group, ReleaseState state, @Nullable Acting acting) {
        if (acting == null) {
            if (state == ReleaseState.HELD || state == ReleaseState.AWAITING_CONTACT) {
                follow(sql, group);
            }
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

    /** What moved here from another report brought along until when it is held; why goes with it. */
    private static void follow(Sql sql, Filing.Group group) {
        sql.of("""
                        update release.hold h set item_id = :item
                        where h.patient_id = :patient and h.item_id <> :item and h.ended_at is null
                          and h.expires_at > viewer.at()
                          and not exists (select 1 from chart.item o where o.patient_id = h.patient_id
                              and o.group_id = h.item_id and o.release_state <> 'RETRACTED')
                          and exists (select 1 from chart.item i where i.patient_id = h.patient_id
                              and i.group_id = :item and (i.held_until = h.expires_at and h.recipient = 'PATIENT'
                                  or i.kept_until = h.expires_at and h.recipient = 'REPRESENTATIVE'))
                        """).param("patient", group.patient()).param("item", group.id()).update();
    }

    /** Nothing is held of what was never theirs. */
    void retracted(Sql sql, UUID patient, UUID group) {
        HoldRows.acting(sql, patient, group).forEach(hold -> HoldRows.end(sql, patient, hold.id(), Ended.RETRACTED));
    }
}
