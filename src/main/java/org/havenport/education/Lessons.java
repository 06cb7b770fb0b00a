package org.havenport.education;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.access.Gate;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to how patients learnt to use the portal: teach-backs, tours, and what calls for another round (A7). */
@Component
public class Lessons {

    /** Who teaches, and notes that another round is due. */
    static final Role[] TEACHERS = {
        Role.FRONT_DESK,
        Role.MEDICAL_ASSISTANT,
        Role.NURSE,
        Role.CLINICIAN,
        Role.PORTAL_COORDINATOR,
        Role.MEDICAL_DIRECTOR
    };

    private final Asking asking;
    private final Audit audit;
    private final Gate gate;

    Lessons(Asking asking, Audit audit, Gate gate) {
        this.asking = asking;
        this.audit = audit;
        this.gate = gate;
    }

    /** How a teach-back was done. */
    record Taught(String language, Method method, boolean interpreter) {}

    /**
     * Keeps that the viewer went through the six topics with a patient, who said each in their own words.
     *
     * @throws SecurityException when the viewer does not teach
     */
    void teach(Viewer viewer, UUID patient, Taught taught) {
        demand(viewer);
        asking.run(viewer, sql -> {
            var all = Arrays.stream(Topic.values()).map(Topic::name).collect(Collectors.joining(","));
            var how = new Lesson(
                    UUID.randomUUID(),
                    Lesson.Kind.TEACH_BACK,
                    viewer.actor(),
                    taught.language(),
                    taught.method(),
                    taught.interpreter(),
                    0,
                    sql.now());
            insert(sql, patient, how, null, all);
            audit.record(sql, AuditEvent.about("education-taught", patient, "lesson", how.id()));
        });
    }

    /** Keeps that a patient finished the tour, and how many answers were explained to them. */
    void finish(Viewer.Patient viewer, String language, int explained, String parts) {
        asking.run(viewer, sql -> {
            var how = new Lesson(
                    UUID.randomUUID(), Lesson.Kind.TOUR, null, language, Method.PORTAL, false, explained, sql.now());
            insert(sql, viewer.patient(), how, viewer.actor(), parts);
            audit.record(sql, AuditEvent.about("education-toured", viewer.patient(), "lesson", how.id()));
            gate.askAgain(sql, viewer.actor());
        });
    }

    /** Keeps that a patient was taught before the practice came here. Once. */
    public void brought(Viewer.Job job, UUID patient) {
        asking.run(job, sql -> {
            if (!learnt(sql, patient)) {
                var how = new Lesson(
                        UUID.randomUUID(), Lesson.Kind.BROUGHT, null, "en", Method.PAPER, false, 0, sql.now());
                insert(sql, patient, how, null, "");
                audit.record(sql, AuditEvent.about("education-brought", patient, "lesson", how.id()));
            }
        });
    }

    /** Notes that another round is due. */
    void note(Viewer viewer, UUID patient, Cause cause) {
        demand(viewer);
        asking.run(viewer, sql -> {
            note(sql, patient, cause, sql.now(), viewer.actor());
            audit.record(sql, AuditEvent.about("education-due", patient, "due", null));
        });
    }

    /** Every round a patient went through, newest first. */
    List<Lesson> of(Viewer viewer, UUID patient) {
        return asking.as(viewer, sql -> list(sql, patient));
    }

    static void note(Sql sql, UUID patient, Cause cause, Instant since, @Nullable UUID by) {
        sql.of("""
                        insert into education.due (patient_id, id, cause, since, noted_by)
                        values (:patient, gen_random_uuid(), :cause, :since, :by)
                        """)
                .param("patient", patient)
                .param("cause", cause.name())
                .param("since", Sql.time(since))
                .param("by", by, java.sql.Types.OTHER)
                .update();
    }

    /** Whether somebody has learnt it, in the transaction of whoever lets them in. */
    static boolean learnt(Sql sql, UUID patient) {
        return sql.of("select exists (select 1 from education.lesson where patient_id = :patient)")
                .param("patient", patient)
                .query(Boolean.class)
                .single();
    }

    /** When a patient last went through a round; empty when they never did. */
    static Optional<Instant> last(Sql sql, UUID patient) {
        return sql.of("select max(taught_at) from education.lesson where patient_id = :patient")
                .param("patient", patient)
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    private static List<Lesson> list(Sql sql, UUID patient) {
        return sql.of("""
                        select id, kind, staff_id, language, method, interpreter, explained, taught_at
                        from education.lesson where patient_id = :patient order by taught_at desc
                        """)
                .param("patient", patient)
                .query((row, _) -> lesson(row))
                .list();
    }

    private static void insert(Sql sql, UUID patient, Lesson how, @Nullable UUID account, String items) {
        sql.of("""
                        insert into education.lesson (patient_id, id, kind, staff_id, account, language, method,
                            interpreter, items, explained, taught_at)
                        values (:patient, :id, :kind, :staff, :account, :language, :method, :interpreter, :items,
                            :explained, viewer.at())
                        """)
                .param("patient", patient)
                .param("id", how.id())
                .param("kind", how.kind().name())
                .param("staff", how.staff(), java.sql.Types.OTHER)
                .param("account", account, java.sql.Types.OTHER)
                .param("language", how.language())
                .param("method", how.method().name())
                .param("interpreter", how.interpreter())
                .param("items", items)
                .param("explained", how.explained())
                .update();
    }

    private static Lesson lesson(ResultSet row) throws SQLException {
        return new Lesson(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Lesson.Kind.valueOf(row.getString("kind")),
                row.getObject("staff_id", UUID.class),
                Objects.requireNonNull(row.getString("language")),
                Method.valueOf(row.getString("method")),
                row.getBoolean("interpreter"),
                row.getInt("explained"),
                Objects.requireNonNull(row.getTimestamp("taught_at")).toInstant());
    }

    private static void demand(Viewer viewer) {
        if (!viewer.holdsOneOf(TEACHERS)) {
            throw new SecurityException("Not one of those who teach patients");
        }
    }
}
