package org.havenport.concerns;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.ItemsRetracted;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Nothing leaves a record as somebody else's without an incident that compliance must decide (A1.8, A.risk.4). */
@Component
class WrongPatientCorrectionsOpenIncidents implements Safeguard {

    private final Incidents incidents;
    private final Asking asking;

    WrongPatientCorrectionsOpenIncidents(Incidents incidents, Asking asking) {
        this.incidents = incidents;
        this.asking = asking;
    }

    /** The patient said that these are not theirs, in this transaction. */
    void suspected(Sql sql, UUID patient, List<UUID> items, UUID correction) {
        incidents.open(
                sql,
                patient,
                items,
                Incident.Cause.NOT_MINE,
                correction,
                sql.viewer().actor());
    }

    /** Somebody took these out of a record. What the patient said before is the same incident, now found out. */
    @EventListener
    void retracted(ItemsRetracted news) {
        asking.run(news.by(), sql -> incidents.retracted(sql, news));
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.8", "A.risk.4");
    }

    @Override
    public String promise() {
        return "An entry that is, or may be, another person's opens an incident for compliance in the same moment.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var seen = sql.of("""
                            select count(*), count(*) filter (where not covered) from (
                                select exists (
                                    select 1 from chart.item m
                                    join concerns.incident_item n on n.patient_id = m.patient_id and n.item_id = m.id
                                    where m.patient_id = i.patient_id and m.group_id = i.group_id) as covered
                                from chart.item i where i.release_state = 'SUSPECTED'
                                union all
                                select exists (
                                    select 1 from concerns.incident_item n
                                    where n.patient_id = r.patient_id and n.item_id = r.item_id)
                                from chart.retraction r) i
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                    .single();
            return Evidence.none(
                    seen[1],
                    "%d of %d entries that are or may be another's have no incident".formatted(seen[1], seen[0]),
                    sql.now(),
                    seen[1] == 0 ? null : IncidentsController.PATH);
        });
    }
}
