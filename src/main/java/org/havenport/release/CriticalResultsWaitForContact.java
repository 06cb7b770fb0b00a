package org.havenport.release;

import java.util.List;
import org.havenport.chart.Filing;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** A critical result is not shown before somebody has spoken with the patient, unless the patient asks for it (A3.2, C1). */
@Component
class CriticalResultsWaitForContact implements Safeguard {

    private final Asking asking;
    private final Judge judge;
    private final Patients patients;

    CriticalResultsWaitForContact(Asking asking, Judge judge, Patients patients) {
        this.asking = asking;
        this.judge = judge;
        this.patients = patients;
    }

    /** Whether a group holds news that must be spoken about first, and why. What the sender calls it does not matter. */
    Judgement judge(Sql sql, Filing.Group group) {
        return judge.of(
                group,
                () -> patients.who(sql.viewer(), group.patient())
                        .map(Person::birthDate)
                        .orElse(null));
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
