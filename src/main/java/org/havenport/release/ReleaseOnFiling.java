package org.havenport.release;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Filing;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.Obligations;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** The one decider of release: at once, unless it must be spoken about first. */
@Component
class ReleaseOnFiling implements Filing {

    private final CriticalResultsWaitForContact criticalResults;
    private final Protocols protocols;
    private final Obligations obligations;

    ReleaseOnFiling(CriticalResultsWaitForContact criticalResults, Protocols protocols, Obligations obligations) {
        this.criticalResults = criticalResults;
        this.protocols = protocols;
        this.obligations = obligations;
    }

    @Override
    public ReleaseState decide(Group group) {
        return criticalResults.mustWait(group) ? ReleaseState.AWAITING_CONTACT : ReleaseState.RELEASED;
    }

    @Override
    public boolean isShut(Sql sql, UUID patient, Set<UUID> groups) {
        return groups.stream().anyMatch(group -> Gates.isShut(sql, patient, group));
    }

    @Override
    public void filed(Sql sql, Group group, ReleaseState state) {
        if (state == ReleaseState.AWAITING_CONTACT) {
            shut(sql, group);
            obligations.reopen(sql, group.patient(), group.id());
        }
    }

    /** Nobody is called about what was never theirs, and nothing of it is owed. */
    @Override
    public void retracted(Sql sql, UUID patient, Set<UUID> groups) {
        for (var group : groups) {
            sql.of("delete from release.gate where patient_id = :patient and item_id = :item")
                    .param("patient", patient)
                    .param("item", group)
                    .update();
            obligations.reopen(sql, patient, group);
        }
    }

    /**
     * A correction of something spoken about long ago waits for a new conversation. While a call is still owed, a
     * correction moves neither its clock nor who has taken it on; {@code since} tells by which values a call was made.
     */
    private void shut(Sql sql, Group group) {
        sql.of("""
                        insert into release.gate as g (patient_id, item_id, class, since, call_by)
                        values (:patient, :item, 'CRITICAL', viewer.at(), :callBy)
                        on conflict (patient_id, item_id) do update set since = excluded.since,
                            call_by = case when g.contacted_at is null then least(g.call_by, excluded.call_by)
                                      else excluded.call_by end,
                            holder = case when g.contacted_at is null then g.holder end,
                            held_at = case when g.contacted_at is null then g.held_at end,
                            opened_at = null, opened_because = null, contacted_at = null
                        """)
                .param("patient", group.patient())
                .param("item", group.id())
                .param(
                        "callBy",
                        Sql.time(sql.now().plus(Duration.ofMinutes(protocols.value(ReleaseParameters.CALL_WITHIN)))))
                .update();
    }
}
