package org.havenport.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** The patients who come in while the portal is tried out. */
@Component
public class PilotGroup {

    /** Who chooses them. */
    public static final Role[] WHO = {Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR};

    private static final String TYPE = "Patient";

    private final Asking asking;
    private final Audit audit;
    private final Opening opening;

    PilotGroup(Asking asking, Audit audit, Opening opening) {
        this.asking = asking;
        this.audit = audit;
        this.opening = opening;
    }

    /** One of them. */
    public record Pilot(UUID patient, Instant addedAt, UUID addedBy) {}

    /** All of them, the newest first; leaves a line. */
    public List<Pilot> all(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var all = sql.of(
                            "select patient_id, added_at, added_by from access.pilot order by added_at desc, patient_id")
                    .query((row, _) -> new Pilot(
                            row.getObject(1, UUID.class),
                            row.getTimestamp(2).toInstant(),
                            row.getObject(3, UUID.class)))
                    .list();
            audit.record(sql, AuditEvent.many("pilot-group-read", null, TYPE, all.size()));
            return all;
        });
    }

    /** Lets a patient come in with the group; a second time changes nothing. */
    public void add(Viewer viewer, UUID patient) {
        demand(viewer);
        asking.run(viewer, sql -> {
            int added = sql.of("""
                            insert into access.pilot (patient_id, added_at, added_by) values (:patient, :now, :by)
                            on conflict (patient_id) do nothing
                            """)
                    .param("patient", patient)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            if (added == 1) {
                audit.record(sql, AuditEvent.about("pilot-patient-added", patient, TYPE, patient));
                opening.sendHome(sql);
            }
        });
    }

    /** Takes a patient out of the group; while only the group comes in, their session ends with it. */
    public void remove(Viewer viewer, UUID patient) {
        demand(viewer);
        asking.run(viewer, sql -> {
            int removed = sql.of("delete from access.pilot where patient_id = :patient")
                    .param("patient", patient)
                    .update();
            if (removed == 1) {
                audit.record(sql, AuditEvent.about("pilot-patient-removed", patient, TYPE, patient));
                opening.sendHome(sql);
            }
        });
    }

    private static void demand(Viewer viewer) {
        if (!viewer.holdsOneOf(WHO)) {
            throw new SecurityException("Not one of those who choose the pilot group");
        }
    }
}
