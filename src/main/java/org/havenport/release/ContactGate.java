package org.havenport.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Chart;
import org.havenport.followup.Consequence;
import org.havenport.followup.ContactRecord;
import org.havenport.followup.Contacts;
import org.havenport.followup.Obligation;
import org.havenport.followup.Obligations;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Results that wait for a conversation (A3.2). The value opens the moment one is recorded, or when the patient asks to
 * see it now, which is their right (C1); the call is then owed sooner.
 */
@Component
public class ContactGate {

    private static final Viewer.Job RELEASE = (Viewer.Job) Viewer.job("release");

    private final Asking asking;
    private final Audit audit;
    private final Chart chart;
    private final Contacts contacts;
    private final Obligations obligations;
    private final Protocols protocols;

    ContactGate(
            Asking asking, Audit audit, Chart chart, Contacts contacts, Obligations obligations, Protocols protocols) {
        this.asking = asking;
        this.audit = audit;
        this.chart = chart;
        this.contacts = contacts;
        this.obligations = obligations;
        this.protocols = protocols;
    }

    /** Every result that still needs a call, the most urgent first, at most 200. */
    public List<Waiting> waiting(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var found = sql.of("select * from release.gate where contacted_at is null order by call_by limit 200")
                    .query((row, _) -> waiting(row))
                    .list();
            audit.record(sql, AuditEvent.many("waiting-results-listed", null, "chart", found.size()));
            return found;
        });
    }

    /** One result that still needs a call. */
    public Optional<Waiting> waiting(Viewer viewer, UUID patient, UUID item) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select * from release.gate
                        where patient_id = :patient and item_id = :item and contacted_at is null
                        """)
                        .param("patient", patient)
                        .param("item", item)
                        .query((row, _) -> waiting(row))
                        .optional());
    }

    /** Takes the call on by name, so that the patient can be told who calls and until when. */
    public void take(Viewer viewer, UUID patient, UUID item) {
        asking.run(viewer, sql -> {
            sql.of("""
                            update release.gate set holder = :holder, held_at = viewer.at()
                            where patient_id = :patient and item_id = :item and contacted_at is null
                            """)
                    .param("patient", patient)
                    .param("item", item)
                    .param("holder", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("call-taken-on", patient, "chart", item));
        });
    }

    /**
     * Keeps a contact. When somebody spoke, the value opens to the patient in the same transaction.
     *
     * @throws org.havenport.followup.ContactIncomplete when a part is missing; nothing is kept or opened then
     */
    public void recordContact(Viewer viewer, ContactRecord record) {
        asking.run(viewer, sql -> {
            contacts.record(viewer, record);
            if (record.outcome() == ContactRecord.ContactOutcome.SPOKE) {
                chart.release(viewer, record.patient(), record.item());
                obligations.open(
                        sql,
                        record.patient(),
                        record.item(),
                        Consequence.CRITICAL,
                        Obligation.Because.CONTACT_RECORDED);
                obligations.reviewed(sql, record.patient(), record.item(), null);
                contacted(sql, record.patient(), record.item());
                audit.record(sql, AuditEvent.about("result-released", record.patient(), "chart", record.item()));
            }
        });
    }

    /** What waits for a call, as the patient sees it, the oldest first. */
    public List<Placeholder> placeholders(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select patient_id, item_id, since, call_by, holder from release.gate
                        where patient_id = :patient and opened_at is null order by since limit 20
                        """)
                        .param("patient", patient)
                        .query((row, _) -> placeholder(row))
                        .list());
    }

    /** One such result. */
    public Optional<Placeholder> placeholder(Viewer viewer, UUID patient, UUID item) {
        return placeholders(viewer, patient).stream()
                .filter(p -> p.item().equals(item))
                .findFirst();
    }

    /**
     * The patient asks to see a result before anyone has called: the request is kept first, then the value opens, and
     * the call is owed within minutes.
     *
     * @return false when no such result waits for this viewer
     */
    public boolean showNow(Viewer viewer, UUID patient, UUID item) {
        if (placeholder(viewer, patient, item).isEmpty()) {
            return false;
        }
        asking.run(viewer, sql -> {
            sql.of(
                            "insert into release.request (patient_id, item_id, at, by_actor) values (:patient, :item, viewer.at(), :by)")
                    .param("patient", patient)
                    .param("item", item)
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.about("result-requested-before-contact", patient, "chart", item));
        });
        // What only the practice may change is changed by the program, after the patient's request is safe.
        asking.run(RELEASE, sql -> {
            chart.release(RELEASE, patient, item);
            obligations.open(sql, patient, item, Consequence.CRITICAL, Obligation.Because.PATIENT_REQUEST);
            sql.of("""
                            update release.gate set opened_at = viewer.at(), opened_because = 'PATIENT_REQUEST',
                                call_by = least(call_by, :callBy)
                            where patient_id = :patient and item_id = :item and opened_at is null
                            """)
                    .param("patient", patient)
                    .param("item", item)
                    .param(
                            "callBy",
                            Sql.time(sql.now()
                                    .plus(Duration.ofMinutes(protocols.value(ReleaseParameters.CALL_AFTER_OPENING)))))
                    .update();
            audit.record(sql, AuditEvent.about("result-released", patient, "chart", item));
        });
        return true;
    }

    private static void contacted(Sql sql, UUID patient, UUID item) {
        sql.of("""
                        update release.gate set contacted_at = viewer.at(),
                            opened_at = coalesce(opened_at, viewer.at()),
                            opened_because = coalesce(opened_because, 'CONTACT_RECORDED')
                        where patient_id = :patient and item_id = :item
                        """).param("patient", patient).param("item", item).update();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("patient_id", UUID.class),
                row.getObject("item_id", UUID.class),
                instant(row, "since"),
                instant(row, "call_by"),
                row.getObject("holder", UUID.class),
                row.getObject("opened_at") == null ? null : instant(row, "opened_at"));
    }

    private static Placeholder placeholder(ResultSet row) throws SQLException {
        @Nullable UUID holder = row.getObject("holder", UUID.class);
        return new Placeholder(
                row.getObject("patient_id", UUID.class),
                row.getObject("item_id", UUID.class),
                instant(row, "since"),
                holder == null ? null : instant(row, "call_by"),
                holder);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
