package org.havenport.concerns;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Chart;
import org.havenport.chart.Communications;
import org.havenport.followup.Sent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The door to requests for correction, as the patient uses it: ask, see what became of it, disagree (A2.3). */
@Component
public class Corrections {

    private final Asking asking;
    private final Audit audit;
    private final Chart chart;
    private final Communications communications;
    private final CorrectionsAreAnsweredInSixtyDays sixtyDays;
    private final SuspectedItemsAreHidden hidden;
    private final WrongPatientCorrectionsOpenIncidents incidents;
    private final Sent sent;

    Corrections(
            Asking asking,
            Audit audit,
            Chart chart,
            Communications communications,
            CorrectionsAreAnsweredInSixtyDays sixtyDays,
            SuspectedItemsAreHidden hidden,
            WrongPatientCorrectionsOpenIncidents incidents,
            Sent sent) {
        this.sent = sent;
        this.asking = asking;
        this.audit = audit;
        this.chart = chart;
        this.communications = communications;
        this.sixtyDays = sixtyDays;
        this.hidden = hidden;
        this.incidents = incidents;
    }

    /** The entry somebody is about to report; empty when this viewer is shown no such entry. */
    public Optional<Chart.Opened> entry(Viewer viewer, UUID patient, UUID item) {
        return chart.open(viewer, patient, item, "correction-begun");
    }

    /**
     * Keeps what a patient says is wrong. What is not theirs is hidden at once and opens an incident in the same
     * transaction.
     *
     * @param words in the patient's own words; may be empty when it is somebody else's
     * @return the request; empty when this viewer is shown no such entry
     */
    public Optional<UUID> ask(Viewer viewer, UUID patient, UUID item, Wrong wrong, String words) {
        return entry(viewer, patient, item)
                .map(entry -> asking.as(viewer, sql -> ask(sql, patient, entry, wrong, words)));
    }

    private UUID ask(Sql sql, UUID patient, Chart.Opened entry, Wrong wrong, String words) {
        var item = entry.item();
        var twice = sentTwice(sql, patient, item.id(), wrong);
        if (twice.isPresent()) {
            return twice.get();
        }
        var id = UUID.randomUUID();
        sql.of("""
                        insert into concerns.correction (patient_id, id, item_id, group_id, wrong, words_id, asked_at, asked_by, due_at)
                        values (:patient, :id, :item, :group, :wrong, :words, viewer.at(), :by, :due)
                        """)
                .param("patient", patient)
                .param("id", id)
                .param("item", item.id())
                .param("group", item.group())
                .param("wrong", wrong.name())
                .param("words", communications.file(sql, patient, item.id(), "correction-request", words))
                .param("by", sql.viewer().actor())
                .param("due", Sql.time(sixtyDays.due(sql.now())))
                .update();
        audit.record(sql, AuditEvent.about("correction-requested", patient, "chart", item.id()));
        if (wrong == Wrong.NOT_MINE) {
            incidents.suspected(sql, patient, hidden.hide(sql.viewer(), patient, item.id()), id);
        }
        return id;
    }

    /** A form sent twice by one tap too many is one request. */
    private static Optional<UUID> sentTwice(Sql sql, UUID patient, UUID item, Wrong wrong) {
        return sql.of("""
                        select id from concerns.correction where patient_id = :patient and item_id = :item
                        and wrong = :wrong and state = 'OPEN' and asked_at > viewer.at() - interval '10 seconds' limit 1
                        """)
                .param("patient", patient)
                .param("item", item)
                .param("wrong", wrong.name())
                .query(UUID.class)
                .optional();
    }

    /** The requests about a record, the newest first, at most 100. */
    public List<Correction> of(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> {
            var found = sql.of(CorrectionRows.SELECT + "where patient_id = :patient order by asked_at desc limit 100")
                    .param("patient", patient)
                    .query((row, _) -> CorrectionRows.correction(row))
                    .list();
            audit.record(sql, AuditEvent.many("corrections-listed", patient, "correction", found.size()));
            return found;
        });
    }

    /** One request; a patient who opens a decision has read it. */
    public Optional<Correction> open(Viewer viewer, UUID patient, UUID id) {
        return asking.as(viewer, sql -> {
            var found = one(sql, patient, id);
            found.ifPresent(c -> {
                audit.record(sql, AuditEvent.about("correction-viewed", patient, "correction", id));
                sent.viewed(
                        sql,
                        patient,
                        Stream.of(c.extension(), c.answer())
                                .filter(Objects::nonNull)
                                .toList());
                if (viewer.actsForPatient() && c.decided() != null && c.read() == null) {
                    set(sql, patient, id, "read_at = viewer.at()");
                }
            });
            return found;
        });
    }

    /**
     * Keeps why the patient disagrees with a denial; it stays with the entry.
     *
     * @return false when there is no denial to disagree with, or it was done before
     */
    public boolean disagree(Viewer viewer, UUID patient, UUID id, String words) {
        return asking.as(viewer, sql -> {
            var found =
                    one(sql, patient, id).filter(c -> c.state() == Correction.State.DENIED && c.disagreed() == null);
            found.ifPresent(c -> {
                var filed = communications.file(sql, patient, c.item(), "statement-of-disagreement", words);
                set(sql, patient, id, "disagreed_at = viewer.at(), disagreement_id = '%s'".formatted(filed));
                audit.record(sql, AuditEvent.about("correction-disagreed", patient, "correction", id));
            });
            return found.isPresent();
        });
    }

    /** Decisions the patient has not opened yet. */
    List<Correction> unread(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> sql.of(CorrectionRows.SELECT + """
                        where patient_id = :patient and state <> 'OPEN' and read_at is null order by decided_at desc limit 20
                        """)
                        .param("patient", patient)
                        .query((row, _) -> CorrectionRows.correction(row))
                        .list());
    }

    static Optional<Correction> one(Sql sql, UUID patient, UUID id) {
        return sql.of(CorrectionRows.SELECT + "where patient_id = :patient and id = :id")
                .param("patient", patient)
                .param("id", id)
                .query((row, _) -> CorrectionRows.correction(row))
                .optional();
    }

    private static void set(Sql sql, UUID patient, UUID id, String what) {
        sql.of("update concerns.correction set " + what + " where patient_id = :patient and id = :id")
                .param("patient", patient)
                .param("id", id)
                .update();
    }
}
