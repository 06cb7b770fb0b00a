package org.havenport.notices;

import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door to silences that a death in the record began: staff who know that somebody is alive lift them (ruling 11). In the
 * same transaction the record no longer says that they died, so that they can be invited again.
 */
@Component
public class Silences {

    private final Asking asking;
    private final Audit audit;
    private final Patients patients;

    Silences(Asking asking, Audit audit, Patients patients) {
        this.asking = asking;
        this.audit = audit;
        this.patients = patients;
    }

    /** How somebody knows that a patient is alive. */
    public enum Reason {
        SPOKEN_TO,
        CAME_IN,
        ANOTHER_PERSON,
        SOURCE_CORRECTED
    }

    /** Patients to whom nothing goes although their record no longer says that they died, at most 200. */
    Listed<UUID> mistaken(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select w.patient_id, %s from notices.wish w join patients.patient p on p.id = w.patient_id
                        where w.silent_because = 'DEATH' and p.died_known_at is null
                        order by w.silent_since limit 200
                        """.formatted(Listed.ALL)).query(Listed.of((row, _) -> row.getObject(1, UUID.class))));
    }

    /**
     * Notices go to a patient again. What was stopped is not sent afterwards.
     *
     * @return false when no death had stopped them
     */
    public boolean lift(Viewer.Staff viewer, UUID patient, Reason reason) {
        return asking.as(viewer, sql -> {
            var kept = sql.of("""
                            insert into notices.lifted_silence (patient_id, id, silent_since, reason, lifted_by, lifted_at)
                            select w.patient_id, gen_random_uuid(), w.silent_since, :reason, :by, viewer.at()
                            from notices.wish w where w.patient_id = :patient and w.silent_because = 'DEATH'
                            for update
                            """)
                    .param("reason", reason.name())
                    .param("by", viewer.actor())
                    .param("patient", patient)
                    .update();
            if (kept == 0) {
                return false;
            }
            sql.of("""
                            update notices.wish set silent_because = null, silent_since = null,
                                channel = case when channel = 'NONE' and changed_at = silent_since then 'EMAIL'
                                    else channel end
                            where patient_id = :patient and silent_because = 'DEATH'
                            """).param("patient", patient).update();
            patients.isAliveAfterAll(viewer, patient);
            audit.record(sql, AuditEvent.about("notices-silence-lifted", patient, ContactPoints.TYPE, null));
            return true;
        });
    }
}
