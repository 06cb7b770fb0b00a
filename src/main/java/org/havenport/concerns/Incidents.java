package org.havenport.concerns;

import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.ItemsRetracted;
import org.havenport.chart.Suspicions;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Asking;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to incidents: opened by whoever says or finds it, read and closed by compliance (A.risk.4). */
@Component
public class Incidents {

    private final Asking asking;
    private final Audit audit;
    private final Suspicions suspicions;
    private final Protocols protocols;
    private final IncidentsCloseWithASignedDecision signed;

    Incidents(
            Asking asking,
            Audit audit,
            Suspicions suspicions,
            Protocols protocols,
            IncidentsCloseWithASignedDecision signed) {
        this.asking = asking;
        this.audit = audit;
        this.suspicions = suspicions;
        this.protocols = protocols;
        this.signed = signed;
    }

    /** Items were taken out of a record: what the patient had said is confirmed, else it comes to light now. */
    void retracted(Sql sql, ItemsRetracted news) {
        var known = sql.of("""
                        update concerns.incident i set retracted_at = viewer.at(), retracted_by = :by
                        where i.patient_id = :patient and i.state = 'OPEN' and exists (
                            select 1 from concerns.incident_item n where n.patient_id = i.patient_id
                            and n.incident_id = i.id and n.item_id = any (cast(:items as uuid[])))
                        returning i.id
                        """)
                .param("by", news.decidedBy())
                .param("patient", news.patient())
                .param("items", strings(news.items()))
                .query(UUID.class)
                .list();
        if (known.isEmpty()) {
            open(sql, news.patient(), news.items(), Incident.Cause.RETRACTED, null, news.decidedBy());
        }
        // What came in for the same report afterwards was not named when the patient spoke up.
        known.forEach(incident -> include(sql, news.patient(), incident, news.items()));
    }

    /**
     * Opens one in the transaction in which it comes to light; the clock starts now.
     *
     * @param by whose act it is about
     */
    UUID open(Sql sql, UUID patient, List<UUID> items, Incident.Cause cause, @Nullable UUID correction, UUID by) {
        var id = UUID.randomUUID();
        var shown = suspicions.shown(sql.viewer(), patient, items);
        sql.of("""
                        insert into concerns.incident (patient_id, id, cause, discovered_at, due_at, opened_by,
                            correction_id, filed_at, released_at)
                        values (:patient, :id, :cause, viewer.at(), :due, :by, :correction, :filed, :released)
                        """)
                .param("patient", patient)
                .param("id", id)
                .param("cause", cause.name())
                .param(
                        "due",
                        Sql.time(sql.now().plus(Duration.ofDays(protocols.value(ConcernsParameters.INCIDENT_DAYS)))))
                .param("by", by)
                .param("correction", correction, Types.OTHER)
                .param("filed", shown.map(s -> Sql.time(s.filed())).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "released",
                        shown.map(Suspicions.Shown::released).map(Sql::time).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        include(sql, patient, id, items);
        audit.record(sql, AuditEvent.about("incident-opened", patient, "incident", id));
        return id;
    }

    private static void include(Sql sql, UUID patient, UUID incident, List<UUID> items) {
        sql.of("""
                        insert into concerns.incident_item (patient_id, incident_id, item_id)
                        select :patient, :id, unnest(cast(:items as uuid[])) on conflict do nothing
                        """)
                .param("patient", patient)
                .param("id", incident)
                .param("items", strings(items))
                .update();
    }

    /** The open ones, the oldest first, at most 200; nothing for anyone but compliance. */
    public Listed<Incident> open(Viewer viewer) {
        if (!FieldGroup.INCIDENTS.seenBy(viewer)) {
            return Listed.none();
        }
        return asking.as(viewer, sql -> {
            var found = sql.of(IncidentRows.LISTED + "where i.state = 'OPEN' order by i.due_at limit 200")
                    .query(Listed.of((row, _) -> IncidentRows.incident(row)));
            audit.record(
                    sql,
                    AuditEvent.many(
                            "incidents-listed", null, "incident", found.shown().size()));
            return found;
        });
    }

    /** The closed ones, the one closed last first, at most 200; nothing for anyone but compliance. */
    public Listed<Incident> closed(Viewer viewer) {
        if (!FieldGroup.INCIDENTS.seenBy(viewer)) {
            return Listed.none();
        }
        return asking.as(viewer, sql -> {
            var found = sql.of(IncidentRows.LISTED + "where i.state <> 'OPEN' order by i.decided_at desc limit 200")
                    .query(Listed.of((row, _) -> IncidentRows.incident(row)));
            audit.record(
                    sql,
                    AuditEvent.many(
                            "incidents-listed", null, "incident", found.shown().size()));
            return found;
        });
    }

    /** One of them, open or closed; nothing for anyone but compliance. */
    public Optional<Incident> one(Viewer viewer, UUID patient, UUID id) {
        if (!FieldGroup.INCIDENTS.seenBy(viewer)) {
            return Optional.empty();
        }
        return asking.as(viewer, sql -> {
            var found = one(sql, patient, id);
            found.ifPresent(
                    i -> audit.record(sql, AuditEvent.about("incident-viewed", i.patient(), "incident", i.id())));
            return found;
        });
    }

    /** What compliance wrote; empty while nothing is signed, and for anyone else. */
    public Optional<Assessment> assessment(Viewer viewer, Incident incident) {
        return asking.as(viewer, sql -> signed.read(sql, incident));
    }

    /**
     * Closes an incident with its assessment.
     *
     * @throws NotClosed when a part is missing or the signer's own act is what it is about; nothing is kept then
     * @return false when there is no such open incident for this viewer
     */
    public boolean close(Viewer viewer, UUID patient, UUID id, Assessment assessment) {
        if (!FieldGroup.INCIDENTS.seenBy(viewer)) {
            return false;
        }
        return asking.as(viewer, sql -> {
            var found = one(sql, patient, id).filter(Incident::isOpen);
            found.ifPresent(incident -> {
                signed.close(sql, incident, assessment);
                audit.record(sql, AuditEvent.about("incident-closed", patient, "incident", id));
            });
            return found.isPresent();
        });
    }

    /** How many are open, and the last day of the oldest; without a line, for a first page. */
    Count count(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*), min(due_at) as due from concerns.incident where state = 'OPEN'")
                        .query((row, _) -> new Count(row.getInt(1), CorrectionRows.instant(row, "due")))
                        .single());
    }

    private static String[] strings(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Optional<Incident> one(Sql sql, UUID patient, UUID id) {
        return sql.of(IncidentRows.SELECT + "where i.patient_id = :patient and i.id = :id")
                .param("patient", patient)
                .param("id", id)
                .query((row, _) -> IncidentRows.incident(row))
                .optional();
    }
}
