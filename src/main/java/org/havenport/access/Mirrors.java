package org.havenport.access;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/**
 * The door through which staff see a patient's pages as the patient does (B.sec.2): one patient in a session, for whoever
 * looks after them, for a quarter of an hour. Who looks and at what is kept with every page.
 */
@Component
public class Mirrors {

    /** Whose work may need it; how much of it they are shown, each page says by its own roles. */
    static final Role[] LOOKERS = {
        Role.NURSE,
        Role.CLINICIAN,
        Role.MEDICAL_DIRECTOR,
        Role.MEDICAL_ASSISTANT,
        Role.FRONT_DESK,
        Role.PORTAL_COORDINATOR
    };

    static final Duration LENGTH = Duration.ofMinutes(15);

    private final Asking asking;
    private final Audit audit;
    private final CareTeams teams;
    private final Patients patients;

    Mirrors(Asking asking, Audit audit, CareTeams teams, Patients patients) {
        this.asking = asking;
        this.audit = audit;
        this.teams = teams;
        this.patients = patients;
    }

    /** What a session once opened: whose pages, until when. */
    private record Opened(UUID patient, Instant until) {}

    /** What was opened in a session, and what may be seen of it: nothing once it is over. */
    record Found(UUID patient, Optional<Viewer.Mirror> mirror) {}

    /**
     * Opens the patient's pages in this session; another patient's, opened before, are closed.
     *
     * @return false when the viewer may not see them in this way
     * @throws org.havenport.patients.NoCareRelationship when somebody of the clinical staff must give a reason first
     */
    boolean open(Viewer viewer, UUID patient) {
        if (!viewer.holdsOneOf(LOOKERS)) {
            return false;
        }
        teams.orReason(viewer, patient);
        return asking.as(viewer, sql -> {
            if (!teams.looksAfter(viewer, patient)
                    || patients.who(viewer, patient).isEmpty()) {
                return false;
            }
            sql.of(
                            "delete from viewer.mirror where actor_id = :actor and (session_id = :session or ends_at <= viewer.at())")
                    .param("actor", viewer.actor())
                    .param("session", viewer.session())
                    .update();
            sql.of("""
                            insert into viewer.mirror (patient_id, session_id, actor_id, opened_at, ends_at)
                            values (:patient, :session, :actor, viewer.at(), :end)
                            """)
                    .param("patient", patient)
                    .param("session", viewer.session())
                    .param("actor", viewer.actor())
                    .param("end", Sql.time(sql.now().plus(LENGTH)))
                    .update();
            audit.record(sql, AuditEvent.about("mirror-opened", patient, "Patient", patient));
            return true;
        });
    }

    /** Closes what was opened in this session. */
    void close(Viewer viewer, UUID patient) {
        asking.run(viewer, sql -> {
            var closed = sql.of("delete from viewer.mirror where patient_id = :patient and session_id = :session")
                    .param("patient", patient)
                    .param("session", viewer.session())
                    .update();
            if (closed == 1) {
                audit.record(sql, AuditEvent.about("mirror-closed", patient, "Patient", patient));
            }
        });
    }

    /**
     * What was opened in this session. The care relationship is asked every time, so that its end acts on the next page.
     *
     * @param told the language of the staff
     */
    Optional<Found> of(Viewer.Staff staff, Locale told) {
        if (!staff.holdsOneOf(LOOKERS)) {
            return Optional.empty();
        }
        return asking.as(
                staff,
                sql -> opened(sql, staff).map(it -> {
                    var lives = it.until().isAfter(sql.now()) && teams.looksAfter(staff, it.patient());
                    return new Found(
                            it.patient(),
                            lives
                                    ? patients.who(staff, it.patient())
                                            .map(who -> new Viewer.Mirror(
                                                    staff, it.patient(), who.given(), language(who), told, it.until()))
                                    : Optional.empty());
                }));
    }

    /** Keeps that this page was seen as the patient sees it, before anything of it is read. */
    void seen(Viewer.Mirror mirror, String page) {
        asking.run(mirror.staff(), sql -> {
            var what = page.isEmpty() ? "page-opened" : page;
            audit.record(
                    sql, AuditEvent.about(AuditEvent.SEEN_AS_THE_PATIENT, mirror.patient(), what, mirror.patient()));
        });
    }

    /** Keeps that something was tried that cannot be done while one only looks. */
    void refused(Viewer.Staff staff, UUID patient, String page) {
        var what = page.isEmpty() ? "page-opened" : page;
        audit.refused(staff, AuditEvent.about(AuditEvent.SEEN_AS_THE_PATIENT, patient, what, patient));
    }

    private static Optional<Opened> opened(Sql sql, Viewer staff) {
        return sql.of("select patient_id, ends_at from viewer.mirror where session_id = :session")
                .param("session", staff.session())
                .query((row, _) -> new Opened(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static Locale language(Person person) {
        var tag = person.language();
        return tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag);
    }
}
