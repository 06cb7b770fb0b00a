package org.havenport.patients;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to the list in which compliance looks at each record that was opened by a reason. */
@Component
public class EmergencyUses {

    static final String ROOM = "patients";
    private static final int MOST = 200;

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;

    EmergencyUses(Asking asking, Audit audit, Vault vault) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
    }

    /** What nobody has looked at, the most urgent first, then what was looked at, newest first; at most 200. */
    public List<Emergency> list(Viewer viewer) {
        if (!FieldGroup.REASONS.seenBy(viewer)) {
            return List.of();
        }
        return asking.as(viewer, sql -> {
            var found = sql.of("""
                            select r.patient_id, r.id, r.account, r.reason, r.note, r.starts_at, r.ends_at, r.review_by,
                                   v.outcome, v.reviewed_by, v.reviewed_at, v.note as found
                            from patients.relation r
                            left join patients.emergency_review v on v.patient_id = r.patient_id and v.relation_id = r.id
                            where r.basis = 'EMERGENCY'
                            order by v.reviewed_at desc nulls first, r.review_by, r.starts_at limit %d
                            """.formatted(MOST))
                    .query((row, _) -> read(sql, row))
                    .list();
            audit.record(sql, AuditEvent.many("break-glass-listed", null, "relation", found.size()));
            return found;
        });
    }

    /** How many nobody has looked at, and by when the first must be looked at; opens nothing. */
    public Waiting waiting(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select count(*) as waiting, min(r.review_by) as first from patients.relation r
                        where r.basis = 'EMERGENCY' and r.account <> :actor and not exists (
                            select 1 from patients.emergency_review v
                            where v.patient_id = r.patient_id and v.relation_id = r.id)
                        """)
                        .param("actor", viewer.actor())
                        .query((row, _) -> new Waiting(row.getInt(1), Relations.timeOrNull(row, "first")))
                        .single());
    }

    /**
     * Keeps what compliance found.
     *
     * @return false when there is no such use, it was looked at already, or it is the viewer's own
     */
    public boolean review(Viewer viewer, UUID patient, UUID id, Emergency.Outcome outcome, String note) {
        if (!FieldGroup.REASONS.seenBy(viewer)) {
            return false;
        }
        return asking.as(viewer, sql -> {
            var kept = sql.of("""
                            insert into patients.emergency_review (patient_id, relation_id, account, reviewed_by,
                                reviewed_at, outcome, note)
                            select r.patient_id, r.id, r.account, :by, viewer.at(), :outcome, :note
                            from patients.relation r
                            where r.patient_id = :patient and r.id = :id and r.basis = 'EMERGENCY' and r.account <> :by
                            on conflict (patient_id, relation_id) do nothing
                            """)
                            .param("by", viewer.actor())
                            .param("outcome", outcome.name())
                            .param("note", seal(sql, patient, note.strip()))
                            .param("patient", patient)
                            .param("id", id)
                            .update()
                    == 1;
            if (kept) {
                audit.record(sql, AuditEvent.about("break-glass-reviewed", patient, "relation", id));
            }
            return kept;
        });
    }

    static String note(UUID patient) {
        return "patients.relation|" + patient + "|note";
    }

    private byte[] seal(Sql sql, UUID patient, String note) {
        return vault.sealForRoom(sql, ROOM, note.getBytes(StandardCharsets.UTF_8), note(patient));
    }

    private String open(Sql sql, UUID patient, byte[] sealed) {
        return new String(vault.openForRoom(sql, ROOM, sealed, note(patient)), StandardCharsets.UTF_8);
    }

    private Emergency read(Sql sql, ResultSet row) throws SQLException {
        var patient = row.getObject("patient_id", UUID.class);
        var outcome = row.getString("outcome");
        return new Emergency(
                patient,
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                EmergencyReason.valueOf(row.getString("reason")),
                open(sql, patient, row.getBytes("note")),
                Relations.time(row, "starts_at"),
                Relations.time(row, "ends_at"),
                Relations.time(row, "review_by"),
                outcome == null
                        ? null
                        : new Emergency.Review(
                                Emergency.Outcome.valueOf(outcome),
                                row.getObject("reviewed_by", UUID.class),
                                Relations.time(row, "reviewed_at"),
                                open(sql, patient, row.getBytes("found"))));
    }

    /** How much waits. */
    public record Waiting(int count, @Nullable Instant first) {}
}
