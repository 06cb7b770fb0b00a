package org.havenport.concerns;

import static org.havenport.concerns.CorrectionRows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.havenport.viewer.Listed;

/** An incident as it stands in its tables. */
final class IncidentRows {

    private static final String COLUMNS = """
            select i.*, array(select n.item_id from concerns.incident_item n
                where n.patient_id = i.patient_id and n.incident_id = i.id order by n.item_id) as items""";
    private static final String FROM = " from concerns.incident i ";

    static final String SELECT = COLUMNS + FROM;
    static final String LISTED = COLUMNS + ", " + Listed.ALL + FROM;

    private IncidentRows() {}

    static Incident incident(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        return new Incident(
                row.getObject("patient_id", UUID.class),
                row.getObject("id", UUID.class),
                Incident.Cause.valueOf(row.getString("cause")),
                List.of((UUID[]) row.getArray("items").getArray()),
                row.getObject("discovered_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("opened_by", UUID.class),
                row.getObject("correction_id", UUID.class),
                instant(row, "filed_at"),
                instant(row, "released_at"),
                instant(row, "retracted_at"),
                row.getObject("retracted_by", UUID.class),
                instant(row, "restored_at"),
                row.getObject("restored_by", UUID.class),
                decision == null ? null : Incident.Decision.valueOf(decision),
                instant(row, "decided_at"),
                row.getObject("decided_by", UUID.class));
    }
}
