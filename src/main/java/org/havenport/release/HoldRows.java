package org.havenport.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.followup.Consequence;
import org.havenport.release.Hold.Basis;
import org.havenport.release.Hold.Harm;
import org.havenport.release.Hold.Law;
import org.havenport.release.Hold.Recipient;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of holds. What acts is told by its own end: nothing has to be done for a hold to be over. */
final class HoldRows {

    private static final String COLUMNS = """
            patient_id, id, item_id, class, basis, recipient, harm, determined_by, state, statute, contact_first,
            patient_may_open, clinician_may_release, placed_at, expires_at""";

    private static final String ACTS = " and ended_at is null and expires_at > viewer.at() ";

    private static final String TOLD = " and recipient = 'PATIENT' and release.stands(patient_id, %s) ";

    private HoldRows() {}

    /** What acts on a report or entry, its own or that of an entry it is held with, what lasts longest first. */
    static List<Hold> acting(Sql sql, UUID patient, UUID item) {
        return of(sql, patient, item, ACTS);
    }

    /** Of these what patients are told: not what was taken back, of which there is nothing to be shown. */
    static List<Hold> told(Sql sql, UUID patient, UUID item) {
        return of(sql, patient, item, ACTS + TOLD.formatted(":item"));
    }

    private static List<Hold> of(Sql sql, UUID patient, UUID item, String which) {
        return sql.of("select " + COLUMNS + " from release.hold h where patient_id = :patient and " + HeldWith.COVERS
                        + which
                        + "order by expires_at desc, id")
                .param("patient", patient)
                .param("item", item)
                .query((row, _) -> hold(row))
                .list();
    }

    /** What acts on a record, what ends first first. */
    static List<Hold> acting(Sql sql, UUID patient) {
        return of(sql, patient, ACTS);
    }

    static List<Hold> told(Sql sql, UUID patient) {
        return of(sql, patient, ACTS + TOLD.formatted("item_id"));
    }

    private static List<Hold> of(Sql sql, UUID patient, String which) {
        return sql.of("select " + COLUMNS + " from release.hold where patient_id = :patient" + which
                        + "order by expires_at, id limit 100")
                .param("patient", patient)
                .query((row, _) -> hold(row))
                .list();
    }

    static Optional<Hold> acting(Sql sql, UUID patient, UUID item, UUID id) {
        return acting(sql, patient, item).stream()
                .filter(hold -> hold.id().equals(id))
                .findFirst();
    }

    static Listed<Hold> reviewsAsked(Sql sql) {
        return sql.of("select " + COLUMNS + ", " + Listed.ALL
                        + " from release.hold h where ended_at is null and expires_at > viewer.at()"
                        + " and determined_by <> :by and exists (select 1 from release.hold_request r"
                        + " where r.patient_id = h.patient_id and r.hold_id = h.id and r.answer = 'PASSED_ON')"
                        + " order by placed_at, id limit 100")
                .param("by", sql.viewer().actor())
                .query(Listed.of((row, _) -> hold(row)));
    }

    /** A row, with what only the register and the job need besides. */
    record Row(
            Hold hold,
            boolean confidential,
            byte @Nullable [] reason,
            @Nullable String packHash,
            @Nullable Consequence consequence) {}

    static void insert(Sql sql, Row row) {
        var hold = row.hold();
        var law = hold.law();
        sql.of("""
                        insert into release.hold (patient_id, id, item_id, class, confidential, basis, recipient, harm,
                            reason, determined_by, state, statute, pack_hash, contact_first, patient_may_open,
                            clinician_may_release, consequence, placed_by, placed_at, expires_at)
                        values (:patient, :id, :item, :class, :confidential, :basis, :recipient, :harm, :reason,
                            :determiner, :state, :statute, :hash, :contact, :patientMay, :clinicianMay, :consequence,
                            :by, viewer.at(), :expires)
                        """)
                .param("patient", hold.patient())
                .param("id", hold.id())
                .param("item", hold.item())
                .param("class", name(hold.results()), Types.VARCHAR)
                .param("confidential", row.confidential())
                .param("basis", hold.basis().name())
                .param("recipient", hold.recipient().name())
                .param("harm", name(hold.harm()), Types.VARCHAR)
                .param("reason", row.reason(), Types.BINARY)
                .param("determiner", hold.determiner(), Types.OTHER)
                .param("state", law == null ? null : law.state(), Types.VARCHAR)
                .param("statute", law == null ? null : law.statute(), Types.VARCHAR)
                .param("hash", row.packHash(), Types.VARCHAR)
                .param("contact", hold.contactFirst())
                .param("patientMay", hold.patientMayOpen())
                .param("clinicianMay", hold.clinicianMayRelease())
                .param("consequence", name(row.consequence()), Types.VARCHAR)
                .param("by", sql.viewer().actor())
                .param("expires", Sql.time(hold.expires()))
                .update();
    }

    /** Whether nothing of a report or entry stands any longer. */
    static boolean isEmpty(Sql sql, UUID patient, UUID item) {
        return sql.of("""
                        select not exists (select 1 from chart.item i where i.patient_id = :patient
                            and i.group_id = :item and i.release_state <> 'RETRACTED')
                        """)
                .param("patient", patient)
                .param("item", item)
                .query(Boolean.class)
                .single();
    }

    /** What acts on a report or entry acts on another from now on. */
    static void move(Sql sql, UUID patient, UUID from, UUID to) {
        sql.of("update release.hold set item_id = :to where patient_id = :patient and item_id = :item" + ACTS)
                .param("to", to)
                .param("patient", patient)
                .param("item", from)
                .update();
    }

    /** A hold acts on another report besides, by the same word, from the same time and as long. */
    static void spread(Sql sql, Hold hold, UUID id, UUID to, byte @Nullable [] reason) {
        sql.of("""
                        insert into release.hold (patient_id, id, item_id, class, confidential, basis, recipient, harm,
                            reason, determined_by, state, statute, pack_hash, contact_first, patient_may_open,
                            clinician_may_release, consequence, placed_by, placed_at, expires_at)
                        select patient_id, :id, :to, class, confidential, basis, recipient, harm, :reason, determined_by,
                            state, statute, pack_hash, contact_first, patient_may_open, clinician_may_release,
                            consequence, placed_by, placed_at, expires_at
                        from release.hold where patient_id = :patient and id = :hold
                        """)
                .param("id", id)
                .param("to", to)
                .param("reason", reason, Types.BINARY)
                .param("patient", hold.patient())
                .param("hold", hold.id())
                .update();
    }

    /** False when it was over already. */
    static boolean end(Sql sql, UUID patient, UUID id, Ended because) {
        return sql.of("""
                        update release.hold set ended_at = viewer.at(), ended_because = :because, ended_by = :by
                        where patient_id = :patient and id = :id and ended_at is null
                        """)
                        .param("patient", patient)
                        .param("id", id)
                        .param("because", because.name())
                        .param("by", sql.viewer().actor())
                        .update()
                == 1;
    }

    /** Whether a request to see it or to have it looked at again was kept already. */
    static void ask(Sql sql, Hold hold, UUID id, Asked kind, Answer answer) {
        sql.of("""
                        insert into release.hold_request (patient_id, id, hold_id, kind, at, by_actor, told_until, answer)
                        values (:patient, :id, :hold, :kind, viewer.at(), :by, :until, :answer)
                        """)
                .param("patient", hold.patient())
                .param("id", id)
                .param("hold", hold.id())
                .param("kind", kind.name())
                .param("by", sql.viewer().actor())
                .param("until", Sql.time(hold.expires()))
                .param("answer", answer.name())
                .update();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Hold hold(ResultSet row) throws SQLException {
        var state = row.getString("state");
        var law = state == null
                ? null
                : new Law(
                        state,
                        row.getString("statute"),
                        row.getBoolean("contact_first"),
                        row.getBoolean("patient_may_open"),
                        row.getBoolean("clinician_may_release"));
        var harm = row.getString("harm");
        var results = row.getString("class");
        return new Hold(
                row.getObject("patient_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                results == null ? null : ResultClass.valueOf(results),
                Basis.valueOf(row.getString("basis")),
                Recipient.valueOf(row.getString("recipient")),
                harm == null ? null : Harm.valueOf(harm),
                row.getObject("determined_by", UUID.class),
                law,
                time(row, "placed_at"),
                time(row, "expires_at"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Why a hold is over. */
    enum Ended {
        EXPIRED,
        RELEASED_EARLY,
        CONTACT,
        PATIENT_REQUEST,
        REVIEWED,
        RETRACTED
    }

    /** What a patient asks about a hold. */
    enum Asked {
        SHOW_ANYWAY,
        REVIEW
    }

    /** What becomes of it. */
    enum Answer {
        OPENED,
        REFUSED,
        PASSED_ON,
        UPHELD,
        ENDED
    }
}
