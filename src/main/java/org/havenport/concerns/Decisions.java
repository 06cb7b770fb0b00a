package org.havenport.concerns;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Communications;
import org.havenport.followup.Consequence;
import org.havenport.followup.Sent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to requests for correction, as the care team uses it: what waits, more time, yes or no (45 CFR 164.526). */
@Component
public class Decisions {

    static final Role[] DECIDERS = {Role.CLINICIAN, Role.MEDICAL_DIRECTOR};

    private final Asking asking;
    private final Audit audit;
    private final Communications communications;
    private final CorrectionsAreAnsweredInSixtyDays sixtyDays;
    private final Findings findings;
    private final Sent sent;

    Decisions(
            Asking asking,
            Audit audit,
            Communications communications,
            CorrectionsAreAnsweredInSixtyDays sixtyDays,
            Findings findings,
            Sent sent) {
        this.sent = sent;
        this.asking = asking;
        this.audit = audit;
        this.communications = communications;
        this.sixtyDays = sixtyDays;
        this.findings = findings;
    }

    /** The open requests of all patients, the next due first, at most 200. */
    public Listed<Correction> open(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var found =
                    sql.of(CorrectionRows.LISTED + """
                            where c.state = 'OPEN' order by c.wrong <> 'NOT_MINE', c.due_at limit 200
                            """).query(Listed.of((row, _) -> CorrectionRows.correction(row)));
            audit.record(
                    sql,
                    AuditEvent.many(
                            "corrections-listed",
                            null,
                            "correction",
                            found.shown().size()));
            return found;
        });
    }

    /**
     * Takes more time, once.
     *
     * @param reason the patient reads it
     * @return false when there is no such open request, it was extended before, or the viewer does not decide
     */
    public boolean extend(Viewer viewer, UUID patient, UUID id, String reason) {
        return deciding(viewer, patient, id, "correction-extended", (sql, c) -> {
            if (c.extended() != null) {
                return false;
            }
            sql.of("""
                            update concerns.correction set extended_at = viewer.at(), extended_by = :by,
                                extension_id = :words, due_at = :due where patient_id = :patient and id = :id
                            """)
                    .param("by", viewer.actor())
                    .param("words", say(sql, c, "correction-extension", reason, Consequence.ROUTINE, page(c)))
                    .param("due", Sql.time(sixtyDays.dueExtended(c.due())))
                    .param("patient", patient)
                    .param("id", id)
                    .update();
            return true;
        });
    }

    /**
     * Agrees. What is not the patient's is taken out of the record.
     *
     * @param answer what was or will be corrected; the patient reads it
     * @return false when there is no such open request or the viewer does not decide
     */
    public boolean accept(Viewer viewer, UUID patient, UUID id, String answer) {
        if (!takenOut(viewer, patient, id)) {
            return false;
        }
        return deciding(viewer, patient, id, "correction-accepted", (sql, c) -> {
            decide(sql, c, "ACCEPTED", null, answer);
            return true;
        });
    }

    /**
     * Denies for one lawful reason. What is the patient's after all is shown to them again.
     *
     * @param answer why, in words the patient reads
     * @return false when there is no such open request or the viewer does not decide
     */
    public boolean deny(Viewer viewer, UUID patient, UUID id, Denial denial, String answer) {
        return deciding(viewer, patient, id, "correction-denied", (sql, c) -> {
            if (c.wrong() == Wrong.NOT_MINE) {
                findings.theirs(sql, c);
            }
            decide(sql, c, "DENIED", denial.name(), answer);
            return true;
        });
    }

    /** How many wait, and the last day of the oldest; without a line, for a first page. */
    Count count(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*), min(due_at) as due from concerns.correction where state = 'OPEN'")
                        .query((row, _) -> new Count(row.getInt(1), CorrectionRows.instant(row, "due")))
                        .single());
    }

    /** Before the decision is kept: what stops in between is decided once more, and was taken out already. */
    private boolean takenOut(Viewer viewer, UUID patient, UUID id) {
        if (!viewer.holdsOneOf(DECIDERS)) {
            return false;
        }
        var items = new ArrayList<UUID>();
        var found = asking.as(viewer, sql -> {
            var open = Corrections.one(sql, patient, id).filter(Correction::isOpen);
            open.filter(c -> c.wrong() == Wrong.NOT_MINE).ifPresent(c -> items.addAll(Findings.items(sql, c)));
            return open;
        });
        if (!items.isEmpty()) {
            found.ifPresent(c -> findings.notTheirs(viewer, c, items));
        }
        return found.isPresent();
    }

    private boolean deciding(Viewer viewer, UUID patient, UUID id, String as, Deciding work) {
        if (!viewer.holdsOneOf(DECIDERS)) {
            return false;
        }
        return asking.as(viewer, sql -> {
            var found = Corrections.one(sql, patient, id).filter(Correction::isOpen);
            var done = found.isPresent() && work.on(sql, found.get());
            if (done) {
                audit.record(sql, AuditEvent.about(as, patient, "correction", id));
            }
            return done;
        });
    }

    /** Words to the patient, owed from now on; an answer is pointed to by the first page already. */
    private UUID say(Sql sql, Correction c, String as, String words, Consequence consequence, @Nullable String place) {
        var said = communications.file(sql, c.patient(), c.item(), as, words);
        sent.open(sql, List.of(Sent.One.message(c.patient(), said, consequence, c.group(), place)));
        return said;
    }

    private static String page(Correction c) {
        return CorrectionsController.PATH + "/" + c.id();
    }

    private void decide(Sql sql, Correction c, String state, @Nullable String denial, String answer) {
        // Who is denied may disagree, and has to know that.
        var consequence = denial == null ? Consequence.ROUTINE : Consequence.SIGNIFICANT;
        sql.of("""
                        update concerns.correction set state = :state, denial = :denial, decided_at = viewer.at(),
                            decided_by = :by, answer_id = :answer where patient_id = :patient and id = :id
                        """)
                .param("state", state)
                .param("denial", denial, Types.VARCHAR)
                .param("by", sql.viewer().actor())
                .param("answer", say(sql, c, "correction-answer", answer, consequence, null))
                .param("patient", c.patient())
                .param("id", c.id())
                .update();
    }

    private interface Deciding {
        boolean on(Sql sql, Correction correction);
    }
}
