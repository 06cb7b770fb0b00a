package org.havenport.concerns;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Chart;
import org.havenport.chart.Suspicions;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What staff found out about an entry of which a patient said that it is about somebody else. */
@Component
class Findings {

    private final Chart chart;
    private final Suspicions suspicions;

    Findings(Chart chart, Suspicions suspicions) {
        this.chart = chart;
        this.suspicions = suspicions;
    }

    /** It is theirs after all: shown again, and the incident says so. */
    void theirs(Sql sql, Correction c) {
        suspicions.restore(sql.viewer(), c.patient(), items(sql, c));
        sql.of("""
                        update concerns.incident set restored_at = viewer.at(), restored_by = :by
                        where patient_id = :patient and correction_id = :id and state = 'OPEN'
                        """)
                .param("by", sql.viewer().actor())
                .param("patient", c.patient())
                .param("id", c.id())
                .update();
    }

    /**
     * It is not theirs: taken out of the record for good, and the incident says so. The patient said it first; whoever
     * decides is the second person (A1.8). A second time changes nothing.
     */
    void notTheirs(Viewer decider, Correction c, List<UUID> items) {
        chart.retract(Viewer.job("corrections"), c.patient(), items, "WRONG_PATIENT", decider.actor());
    }

    /** What was hidden on the patient's word. */
    static List<UUID> items(Sql sql, Correction c) {
        return sql.of("""
                        select n.item_id from concerns.incident i
                        join concerns.incident_item n on n.patient_id = i.patient_id and n.incident_id = i.id
                        where i.patient_id = :patient and i.correction_id = :id
                        """)
                .param("patient", c.patient())
                .param("id", c.id())
                .query(UUID.class)
                .list();
    }
}
