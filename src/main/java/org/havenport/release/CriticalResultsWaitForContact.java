package org.havenport.release;

import java.util.Arrays;
import java.util.List;
import org.havenport.chart.Arrival;
import org.havenport.chart.Filing;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** A critical result is not shown before somebody has spoken with the patient, unless the patient asks for it (A3.2, C1). */
@Component
class CriticalResultsWaitForContact implements Safeguard {

    private final Asking asking;
    private final Protocols protocols;

    CriticalResultsWaitForContact(Asking asking, Protocols protocols) {
        this.asking = asking;
        this.protocols = protocols;
    }

    /** Whether a group holds news that must be spoken about first. What the sender calls it does not matter. History rings no phones (ruling 2). */
    boolean mustWait(Filing.Group group) {
        return group.news().stream().anyMatch(this::isCriticalNews);
    }

    private boolean isCriticalNews(Arrival arrival) {
        var flag = arrival.gist().flag();
        return !arrival.history() && (flag != null && flag.isCritical() || isBeyondALimit(arrival));
    }

    /** The mark of the laboratory counts whatever the table says; the table only adds to it (ruling 4). */
    private boolean isBeyondALimit(Arrival arrival) {
        return Arrays.stream(protocols.value(ReleaseParameters.CRITICAL_LIMITS))
                .anyMatch(limit -> limit.isReached(arrival));
    }

    @Override
    public List<String> requirements() {
        return List.of("A3.2", "A.risk.3", "C1");
    }

    @Override
    public String promise() {
        return "A critical result is not shown before somebody has spoken with the patient, unless the patient asks to see it.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            // Open to the patient although the gate is shut, or shut by a conversation nobody recorded.
            var leaks = sql.of("""
                            select count(*) from release.gate g
                            where (g.opened_at is null and exists (
                                    select 1 from chart.item i where i.patient_id = g.patient_id
                                    and i.group_id = g.item_id and i.release_state = 'RELEASED'))
                               or (g.opened_because = 'CONTACT_RECORDED' and not exists (
                                    select 1 from followup.contact c where c.patient_id = g.patient_id
                                    and c.item_id = g.item_id and c.outcome = 'SPOKE'))
                               or (g.opened_because = 'PATIENT_REQUEST' and not exists (
                                    select 1 from release.request r where r.patient_id = g.patient_id
                                    and r.item_id = g.item_id))
                            """).query(Long.class).single();
            var counts = sql.of("""
                            select count(*) as gated, count(*) filter (where contacted_at is null) as waiting,
                                   count(*) filter (where contacted_at is null and call_by < viewer.at()) as overdue
                            from release.gate
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .single();
            var seen = "%d shown too early; %d critical results so far, %d wait for a call, %d of them overdue"
                    .formatted(leaks, counts[0], counts[1], counts[2]);
            if (leaks > 0) {
                return Evidence.broken(seen, sql.now(), "/staff/results-to-release");
            }
            return counts[2] > 0
                    ? Evidence.needsAttention(seen, sql.now(), "/staff/results-to-release")
                    : Evidence.holds(seen, sql.now());
        });
    }
}
