package org.havenport.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havenport.chart.Filing;
import org.havenport.followup.Consequence;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of the contact gate: one for each group of items that must be spoken about. */
final class Gates {

    private Gates() {}

    /** What still needs a call, the most urgent first, at most 200. */
    static Listed<Waiting> waiting(Sql sql) {
        return sql.of("select *, %s from release.gate where contacted_at is null order by call_by limit 200"
                        .formatted(Listed.ALL))
                .query(Listed.of((row, _) -> waiting(row)));
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

    /** Two who save at the same time come one after the other. */
    static void lock(Sql sql, UUID patient, UUID item) {
        sql.of("select item_id from release.gate where patient_id = :patient and item_id = :item for update")
                .param("patient", patient)
                .param("item", item)
                .query(UUID.class)
                .list();
    }

    /** How grave it is; as grave as can be when that is not known. */
    static Consequence consequence(Sql sql, UUID patient, UUID item) {
        return sql.of("select class from release.gate where patient_id = :patient and item_id = :item")
                .param("patient", patient)
                .param("item", item)
                .query(String.class)
                .optional()
                .map(Consequence::valueOf)
                .orElse(Consequence.CRITICAL);
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

    /** What of a patient is shut and whose values have all moved elsewhere, with when the call was due. */
    static Map<UUID, Instant> emptied(Sql sql, UUID patient) {
        var found = new HashMap<UUID, Instant>();
        sql.of("""
                        select g.item_id, g.call_by from release.gate g
                        where g.patient_id = :patient and g.opened_at is null and not exists (
                            select 1 from chart.item i where i.patient_id = g.patient_id and i.group_id = g.item_id)
                        """).param("patient", patient).query(row -> {
            found.put(row.getObject("item_id", UUID.class), time(row, "call_by"));
        });
        return found;
    }

    /** The call is due then, unless it is due sooner. */
    static void callBy(Sql sql, UUID patient, UUID item, Instant callBy) {
        sql.of("""
                        update release.gate set call_by = least(call_by, :callBy)
                        where patient_id = :patient and item_id = :item and contacted_at is null
                        """)
                .param("callBy", Sql.time(callBy))
                .param("patient", patient)
                .param("item", item)
                .update();
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

    /** Who has the call by name; nobody when null. */
    static void heldBy(Sql sql, UUID patient, UUID item, @Nullable UUID by) {
        sql.of("""
                        update release.gate set holder = :by,
                            held_at = case when cast(:by as uuid) is not null then viewer.at() end
                        where patient_id = :patient and item_id = :item and contacted_at is null
                        """)
                .param("by", by, Types.OTHER)
                .param("patient", patient)
                .param("item", item)
                .update();
    }

    /** What is shut to the patient, as the patient sees it, the oldest first. */
    static List<Placeholder> placeholders(Sql sql, UUID patient) {
        return sql.of("""
                        select patient_id, item_id, kind, since, call_by, holder from release.gate g
                        where patient_id = :patient and opened_at is null
                          and release.stands(patient_id, item_id) and not exists (
                            select 1 from release.hold h where h.patient_id = g.patient_id
                            and release.covers(h.patient_id, h.id, h.item_id, g.item_id)
                            and h.recipient = 'PATIENT' and h.ended_at is null and h.expires_at > viewer.at())
                        order by since limit 100
                        """)
                .param("patient", patient)
                .query((row, _) -> placeholder(row))
                .list();
    }

    /** With which report a value waits or is held; null when it does neither. */
    static @Nullable UUID waitsWith(Sql sql, UUID patient, UUID item) {
        return sql.of("select release.waits_with(:patient, :item)")
                .param("patient", patient)
                .param("item", item)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .getFirst();
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

    /** Whether it is a result, as most are, or a note, a letter or a problem. */
    static void isOfKind(Sql sql, Filing.Group group) {
        var kind = ResultClass.of(group)
                .filter(it -> it == ResultClass.NOTE || it == ResultClass.LETTER || it == ResultClass.PROBLEM);
        if (kind.isPresent()) {
            sql.of("update release.gate set kind = :kind where patient_id = :patient and item_id = :item")
                    .param("kind", kind.get().name())
                    .param("patient", group.patient())
                    .param("item", group.id())
                    .update();
        }
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
                Consequence.valueOf(row.getString("class")),
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
                row.getString("kind"),
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
