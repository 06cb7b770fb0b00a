package org.havenport.patients;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.FieldGroup;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to who looks after whom. A member of staff with a clinical role opens the record of a patient they look
 * after; of any other patient after giving a reason (B.sec.2).
 */
@Component
public class CareTeams {

    /** The roles that open records at all; no reason opens one to others. */
    static final Role[] CLINICAL = FieldGroup.SUMMARY.roles().toArray(Role[]::new);

    /** What opening something that waits for one opens, and for how long. */
    private static final Duration A_DAY = Duration.ofHours(24);

    private static final int LONGEST_NOTE = 1000;

    private final Asking asking;
    private final Audit audit;
    private final Vault vault;
    private final Relations relations;
    private final RecordsOpenToTheCareTeam safeguard;
    private final Protocols protocols;
    private final BusinessHours hours;

    CareTeams(
            Asking asking,
            Audit audit,
            Vault vault,
            Relations relations,
            RecordsOpenToTheCareTeam safeguard,
            Protocols protocols,
            BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.vault = vault;
        this.relations = relations;
        this.safeguard = safeguard;
        this.protocols = protocols;
        this.hours = hours;
    }

    /** Whether this member of staff looks after the patient now; false for everybody else. */
    public boolean mayOpen(Viewer staff, UUID patient) {
        return asking.as(staff, sql -> safeguard.lets(sql, staff, patient));
    }

    /** Whether this member of staff, of any role, works with the patient now. */
    public boolean looksAfter(Viewer staff, UUID patient) {
        return staff.kind() == Viewer.Kind.STAFF && asking.as(staff, sql -> relations.hold(sql, staff, patient));
    }

    /**
     * For doors that read one patient's record: lets pass whoever looks after the patient, and every viewer who is not
     * clinical staff, for whom other rules stand.
     *
     * @throws NoCareRelationship when a member of the clinical staff must give a reason first
     */
    public void orReason(Viewer viewer, UUID patient) {
        if (viewer.holdsOneOf(CLINICAL) && !mayOpen(viewer, patient)) {
            throw new NoCareRelationship(patient);
        }
    }

    /** Everybody of the staff who looks after a patient now. */
    public List<Carer> of(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> relations.of(sql, viewer, patient));
    }

    /**
     * Something of the patient's waits for this member of staff, and they open it: they look after the patient for a
     * day. The caller has made sure that it waits.
     */
    public void byWork(Viewer staff, UUID patient) {
        asking.run(staff, sql -> {
            if (staff.holdsOneOf(CLINICAL) && !relations.hold(sql, staff, patient)) {
                var id = Relations.begin(
                        sql, patient, staff.actor(), Basis.WORK, sql.now().plus(A_DAY), null);
                audit.record(sql, AuditEvent.about("care-begun-by-work", patient, "relation", id));
            }
        });
    }

    /**
     * Assigns a member of staff to a patient: by a coordinator or medical director, never themselves, or by a job.
     *
     * @param until when it ends by itself, or null
     */
    public void related(Viewer viewer, UUID patient, UUID account, @Nullable Instant until) {
        var may = viewer instanceof Viewer.Job || viewer.holdsOneOf(Role.PORTAL_COORDINATOR, Role.MEDICAL_DIRECTOR);
        if (!may || viewer.actor().equals(account)) {
            throw new SecurityException("A coordinator assigns others");
        }
        asking.run(viewer, sql -> {
            var id = Relations.begin(sql, patient, account, Basis.ASSIGNED, until, null);
            audit.record(sql, AuditEvent.about("care-assigned", patient, "relation", id));
        });
    }

    /**
     * Ends an assignment; acts on the next request.
     *
     * @return false when there is none that this viewer may end
     */
    public boolean end(Viewer viewer, UUID patient, UUID relation) {
        return asking.as(viewer, sql -> {
            var ended =
                    sql.of("""
                            update patients.relation set ends_at = viewer.at()
                            where patient_id = :patient and id = :id and basis = 'ASSIGNED'
                              and (ends_at is null or ends_at > viewer.at())
                            """).param("patient", patient).param("id", relation).update() == 1;
            if (ended) {
                audit.record(sql, AuditEvent.about("care-ended", patient, "relation", relation));
            }
            return ended;
        });
    }

    /**
     * Opens a record to somebody who does not look after the patient, for some hours, by a reason that compliance will
     * read.
     *
     * @param note what they say about it, at most 1,000 characters
     * @return until when
     * @throws SecurityException when the viewer has no clinical role: no reason opens a record to them
     */
    public Instant breakGlass(Viewer staff, UUID patient, EmergencyReason reason, String note) {
        if (!staff.holdsOneOf(CLINICAL)) {
            throw new SecurityException("Only the clinical staff opens records");
        }
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("A reason is told in 1 to %,d characters".formatted(LONGEST_NOTE));
        }
        return asking.as(staff, sql -> {
            var until = sql.now().plus(Duration.ofHours(protocols.value(PatientsParameters.EMERGENCY_HOURS)));
            var sealed = vault.sealForRoom(
                    sql,
                    EmergencyUses.ROOM,
                    note.strip().getBytes(StandardCharsets.UTF_8),
                    EmergencyUses.note(patient));
            var said = new Emergency.Said(reason, sealed, reviewBy(sql.now()));
            var id = Relations.begin(sql, patient, staff.actor(), Basis.EMERGENCY, until, said);
            audit.record(sql, AuditEvent.about("break-glass-used", patient, "relation", id));
            return until;
        });
    }

    /** How many patients somebody of the staff is assigned to now; how many, and never which. */
    public int assignedTo(Viewer job, UUID account) {
        return asking.as(
                job,
                sql -> sql.of("""
                        select count(distinct patient_id) from patients.relation
                        where account = :account and basis = 'ASSIGNED' and (ends_at is null or ends_at > viewer.at())
                        """)
                        .param("account", account)
                        .query(Integer.class)
                        .single());
    }

    /** Takes over whom the record names. */
    public void named(Viewer job, UUID patient, Collection<Named> named) {
        if (!named.isEmpty()) {
            asking.run(job, sql -> Relations.name(sql, patient, named));
        }
    }

    /** Takes over everybody whom the record names on this basis; whom it named before and no longer names has ended. */
    public void namedInstead(Viewer job, UUID patient, Basis basis, Collection<Named> named) {
        asking.run(job, sql -> {
            var kept = named.stream().map(Named::practitioner).toList();
            sql.of("""
                            update patients.named set ends_at = viewer.at()
                            where patient_id = :patient and basis = :basis and ends_at is null
                              and practitioner not in (:kept)
                            """)
                    .param("patient", patient)
                    .param("basis", basis.name())
                    .param("kept", kept.isEmpty() ? List.of(Viewer.NO_ID) : kept)
                    .update();
            Relations.name(sql, patient, named);
        });
    }

    /** Keeps when the patient was last here, by which a search orders its hits. */
    public void visited(Viewer job, UUID patient, Instant at) {
        asking.run(
                job,
                sql -> sql.of("""
                        update patients.patient set last_visit = :at
                        where id = :patient and (last_visit is null or last_visit < :at)
                        """)
                        .param("patient", patient)
                        .param("at", Sql.time(at))
                        .update());
    }

    /** The end of the last business day compliance has. */
    private Instant reviewBy(Instant at) {
        var zone = hours.zone();
        var day = at.atZone(zone).toLocalDate();
        for (var left = protocols.value(PatientsParameters.REVIEW_DAYS); left > 0; left--) {
            day = hours.nextOpening(day.plusDays(1).atStartOfDay(zone).toInstant())
                    .atZone(zone)
                    .toLocalDate();
        }
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
