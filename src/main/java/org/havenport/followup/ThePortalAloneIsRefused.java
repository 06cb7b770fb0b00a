package org.havenport.followup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havenport.followup.Obligations.Opening;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Nobody is left to the portal whom it does not reach: neither when something is released nor when a call is closed. */
@Component
class ThePortalAloneIsRefused implements Safeguard {

    private static final Viewer JOB = Viewer.job("safeguards");

    private final Asking asking;
    private final Missed missedOnes;

    ThePortalAloneIsRefused(Asking asking, Missed missedOnes) {
        this.asking = asking;
        this.missedOnes = missedOnes;
    }

    /** Somebody would be left to a portal that does not reach them. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final CallReason reason;

        Refused(CallReason reason) {
            super("the portal does not reach them: " + reason);
            this.reason = reason;
        }

        CallReason reason() {
            return reason;
        }
    }

    /** Of what is released those for which the portal alone will not do, and why; in a transaction of a job. */
    Map<Opening, CallReason> refused(Sql sql, List<Opening> openings) {
        var refused = new LinkedHashMap<Opening, CallReason>();
        if (openings.isEmpty()) {
            return refused;
        }
        var missed = missedOnes.missed(
                sql, openings.stream().map(Opening::patient).distinct().toList());
        for (var opening : openings) {
            var reason = missed.get(opening.patient());
            if (reason != null && reason.goesStraightToACall(opening.consequence())) {
                refused.put(opening, reason);
            }
        }
        return refused;
    }

    /**
     * A call may be given back to the portal only where the portal reaches them.
     *
     * @throws Refused when it does not
     */
    void orRefuse(CallOwed owed) {
        if (!owed.because().isReached()) {
            throw new Refused(owed.because());
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("A.risk.1", "B.com.4");
    }

    @Override
    public String promise() {
        return "Results of consequence are never left to the portal alone where it does not reach the patient.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(JOB, sql -> {
            var open = sql.of("""
                            select o.patient_id, o.item_id, o.consequence from followup.obligation o
                            where o.settled_at is null and o.consequence <> 'ROUTINE'
                              and o.opened_at < viewer.at() - interval '1 day'
                              and exists (select 1 from chart.item i where i.patient_id = o.patient_id
                                  and i.group_id = o.item_id and chart.stands(i.release_state, i.held_until) = 'RELEASED')
                              and not exists (select 1 from patients.patient p
                                  where p.id = o.patient_id and p.died_known_at is not null)
                              and not exists (select 1 from followup.confirmation c
                                  where c.patient_id = o.patient_id and c.item_id = o.item_id)
                              and not exists (select 1 from followup.contact c
                                  where c.patient_id = o.patient_id and c.item_id = o.item_id and c.at >= o.opened_at)
                              and not exists (select 1 from followup.call c
                                  where c.patient_id = o.patient_id and c.item_id = o.item_id
                                    and (c.closed_at is null or c.closed_at >= o.opened_at))
                              and not exists (select 1 from followup.letter_item l
                                  where l.patient_id = o.patient_id and l.item_id = o.item_id and l.added_at >= o.opened_at)
                            """).query((row, _) -> Opening.of(row)).list();
            var alone = refused(sql, open).size();
            var seen =
                    "%d results of consequence are left to a portal that does not reach their patient".formatted(alone);
            return Evidence.none(alone, seen, sql.now(), CallsController.PATH);
        });
    }
}
