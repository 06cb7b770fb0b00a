package org.havenport.release;

import java.time.Duration;
import org.havenport.chart.Arrival;
import org.havenport.chart.Filing;
import org.havenport.chart.Flag;
import org.havenport.chart.ReleaseState;
import org.havenport.followup.Consequence;
import org.havenport.followup.Obligation;
import org.havenport.followup.Obligations;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** The one decider of release: at once, unless it must be spoken about first. What is released as news is owed. */
@Component
class ReleaseOnFiling implements Filing {

    private final CriticalResultsWaitForContact criticalResults;
    private final Obligations obligations;
    private final Protocols protocols;

    ReleaseOnFiling(CriticalResultsWaitForContact criticalResults, Obligations obligations, Protocols protocols) {
        this.criticalResults = criticalResults;
        this.obligations = obligations;
        this.protocols = protocols;
    }

    @Override
    public ReleaseState decide(Group group) {
        return criticalResults.mustWait(group) ? ReleaseState.AWAITING_CONTACT : ReleaseState.RELEASED;
    }

    @Override
    public void filed(Sql sql, Group group, ReleaseState state) {
        if (state == ReleaseState.AWAITING_CONTACT) {
            shut(sql, group);
        } else if (group.news().stream().anyMatch(ReleaseOnFiling::isResultNews)) {
            obligations.open(sql, group.patient(), group.id(), consequence(group), Obligation.Because.FINAL);
        }
    }

    /** A correction of something spoken about long ago waits for a new conversation. */
    private void shut(Sql sql, Group group) {
        sql.of("""
                        insert into release.gate (patient_id, item_id, class, since, call_by)
                        values (:patient, :item, 'CRITICAL', viewer.at(), :callBy)
                        on conflict (patient_id, item_id) do update set since = excluded.since,
                            call_by = excluded.call_by, holder = null, held_at = null, opened_at = null,
                            opened_because = null, contacted_at = null
                        """)
                .param("patient", group.patient())
                .param("item", group.id())
                .param(
                        "callBy",
                        Sql.time(sql.now().plus(Duration.ofMinutes(protocols.value(ReleaseParameters.CALL_WITHIN)))))
                .update();
    }

    private static boolean isResultNews(Arrival arrival) {
        return CriticalResultsWaitForContact.RESULTS.contains(arrival.category()) && !arrival.history();
    }

    private static Consequence consequence(Group group) {
        var abnormal =
                group.news().stream().map(a -> a.gist().flag()).anyMatch(flag -> flag != null && flag != Flag.NORMAL);
        return abnormal ? Consequence.SIGNIFICANT : Consequence.ROUTINE;
    }
}
