package org.havenport.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of the contact gate: one for each group of items that must be spoken about. */
final class Gates {

    private Gates() {}

    /** What still needs a call, the most urgent first, at most 200. */
    static List<Waiting> waiting(Sql sql) {
        return sql.of("select * from release.gate where contacted_at is null order by call_by limit 200")
                .query((row, _) -> waiting(row))
                .list();
    }

    static Optional<Waiting> waiting(Sql sql, UUID patient, UUID item) {
        return sql.of("""
                        select * from release.gate
                        where patient_id = :patient and item_id = :item and contacted_at is null
                        """)
                .param("patient", patient)
                .param("item", item)
                .query((row, _) -> waiting(row))
                .optional();
    }

    static boolean isShut(Sql sql, UUID patient, UUID item) {
        return sql.of("""
                        select exists (select 1 from release.gate
                        where patient_id = :patient and item_id = :item and opened_at is null)
                        """)
                .param("patient", patient)
                .param("item", item)
                .query(Boolean.class)
                .single();
    }

    static ContactGate.Queue queue(Sql sql) {
        return sql.of("select count(*) as waiting, min(call_by) as first from release.gate where contacted_at is null")
                .query((row, _) -> new ContactGate.Queue(row.getInt("waiting"), instant(row, "first")))
                .single();
    }

    static boolean take(Sql sql, UUID patient, UUID item) {
        return sql.of("""
                        update release.gate set holder = :holder, held_at = viewer.at()
                        where patient_id = :patient and item_id = :item and contacted_at is null
                        """)
                        .param("patient", patient)
                        .param("item", item)
                        .param("holder", sql.viewer().actor())
                        .update()
                == 1;
    }

    /** What is shut to the patient, as the patient sees it, the oldest first. */
    static List<Placeholder> placeholders(Sql sql, UUID patient) {
        return sql.of("""
                        select patient_id, item_id, since, call_by, holder from release.gate
                        where patient_id = :patient and opened_at is null order by since limit 20
                        """)
                .param("patient", patient)
                .query((row, _) -> placeholder(row))
                .list();
    }

    /** False when newer values came in than those of {@code since}; nothing is changed then. */
    static boolean contacted(Sql sql, UUID patient, UUID item, Instant since) {
        return sql.of("""
                        update release.gate set contacted_at = viewer.at(),
                            opened_at = coalesce(opened_at, viewer.at()),
                            opened_because = coalesce(opened_because, 'CONTACT_RECORDED')
                        where patient_id = :patient and item_id = :item and since = :since
                        """)
                        .param("patient", patient)
                        .param("item", item)
                        .param("since", Sql.time(since))
                        .update()
                == 1;
    }

    static void request(Sql sql, UUID patient, UUID item) {
        sql.of(
                        "insert into release.request (patient_id, item_id, at, by_actor) values (:patient, :item, viewer.at(), :by)")
                .param("patient", patient)
                .param("item", item)
                .param("by", sql.viewer().actor())
                .update();
    }

    static void openedByPatient(Sql sql, UUID patient, UUID item, Instant callBy) {
        sql.of("""
                        update release.gate set opened_at = viewer.at(), opened_because = 'PATIENT_REQUEST',
                            call_by = least(call_by, :callBy)
                        where patient_id = :patient and item_id = :item and opened_at is null
                        """)
                .param("patient", patient)
                .param("item", item)
                .param("callBy", Sql.time(callBy))
                .update();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("patient_id", UUID.class),
                row.getObject("item_id", UUID.class),
                time(row, "since"),
                time(row, "call_by"),
                row.getObject("holder", UUID.class),
                instant(row, "opened_at"));
    }

    private static Placeholder placeholder(ResultSet row) throws SQLException {
        @Nullable UUID holder = row.getObject("holder", UUID.class);
        return new Placeholder(
                row.getObject("patient_id", UUID.class),
                row.getObject("item_id", UUID.class),
                time(row, "since"),
                holder == null ? null : time(row, "call_by"),
                holder,
                null);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
