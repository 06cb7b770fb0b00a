package org.havenport.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.ItemGroup;
import org.havenport.notices.Notices;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was released, and whether it is known to have been received: opened, viewed, confirmed. */
@Component
public class Obligations {

    private final Asking asking;
    private final Audit audit;
    private final Notices notices;

    Obligations(Asking asking, Audit audit, Notices notices) {
        this.notices = notices;
        this.asking = asking;
        this.audit = audit;
    }

    /** Opens one in the transaction that releases the item; a second opening changes nothing. */
    public void open(Sql sql, UUID patient, UUID item, Consequence consequence, Obligation.Because because) {
        sql.of("""
                        insert into followup.obligation
                            (patient_id, item_id, consequence, because, opened_at, kind, reviewed, place)
                        select :patient, :item, :consequence, :because, viewer.at(), k.kind, k.kind <> 'RESULT',
                            case when k.kind <> 'RESULT' then '/record/items/' || cast(:item as text) end
                        from (select coalesce((
                            select case i.category when 'NOTE' then 'NOTE' when 'DOCUMENT' then 'LETTER' else 'RESULT' end
                            from chart.item i where i.patient_id = :patient and i.group_id = :item
                            order by i.id = i.group_id desc limit 1), 'RESULT') as kind) k
                        on conflict do nothing
                        """)
                .param("patient", patient)
                .param("item", item)
                .param("consequence", consequence.name())
                .param("because", because.name())
                .update();
        if (because == Obligation.Because.CONTACT_RECORDED) {
            notices.tell(sql, SomethingNew.KIND, patient, item);
        }
    }

    /** What a delivery released, as the rows of {@link #open}. */
    record Opening(UUID patient, UUID item, Consequence consequence, Sending kind) {

        Opening(UUID patient, UUID item, Consequence consequence) {
            this(patient, item, consequence, Sending.RESULT);
        }

        /** The page on which it is read; a result has a room that points to it. */
        @Nullable
        String place() {
            return kind == Sending.RESULT ? null : "/record/items/" + item;
        }

        static Opening of(ResultSet row) throws SQLException {
            return new Opening(
                    row.getObject("patient_id", UUID.class),
                    row.getObject("item_id", UUID.class),
                    Consequence.valueOf(row.getString("consequence")));
        }
    }

    /** As {@link #open}, for a whole delivery of new results at once. */
    void open(Sql sql, List<Opening> openings) {
        if (openings.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into followup.obligation
                            (patient_id, item_id, consequence, because, opened_at, kind, reviewed, place)
                        select o.patient, o.item, o.consequence, 'FINAL', viewer.at(), o.kind, o.kind <> 'RESULT', o.place
                        from unnest(cast(:patients as uuid[]), cast(:items as uuid[]), cast(:consequences as text[]),
                            cast(:kinds as text[]), cast(:places as text[]))
                            as o (patient, item, consequence, kind, place)
                        on conflict do nothing
                        """)
                .param(
                        "patients",
                        openings.stream().map(o -> o.patient().toString()).toArray(String[]::new))
                .param("items", openings.stream().map(o -> o.item().toString()).toArray(String[]::new))
                .param(
                        "consequences",
                        openings.stream().map(o -> o.consequence().name()).toArray(String[]::new))
                .param("kinds", openings.stream().map(o -> o.kind().name()).toArray(String[]::new))
                .param("places", openings.stream().map(Opening::place).toArray(String[]::new))
                .update();
    }

    /**
     * Takes back what is known of an item that waits for a call again: what was confirmed and reviewed was an older
     * value. It is owed anew once it opens; what was stays kept beside it, and in the audit log.
     */
    public void reopen(Sql sql, UUID patient, UUID item) {
        if (Formerly.keep(sql, patient, item)) {
            audit.record(sql, AuditEvent.about("result-reopened", patient, "chart", item));
        }
    }

    /** What was opened to a patient and when. */
    public record Opened(UUID item, Instant at) {}

    /** What is open to the patient and not yet confirmed, the gravest and newest first, at most 100. */
    public List<Opened> unconfirmed(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select o.item_id, o.opened_at from followup.obligation o
                        where o.patient_id = :patient and o.kind = 'RESULT' and not exists (
                            select 1 from followup.confirmation c
                            where c.patient_id = o.patient_id and c.item_id = o.item_id)
                        and exists (
                            select 1 from chart.item i where i.patient_id = o.patient_id
                            and i.group_id = o.item_id and chart.stands(i.release_state, i.held_until) = 'RELEASED')
                        order by array_position(array['CRITICAL', 'SIGNIFICANT', 'ROUTINE'], o.consequence), o.opened_at desc
                        limit 100
                        """)
                        .param("patient", patient)
                        .query((row, _) -> new Opened(
                                row.getObject(1, UUID.class),
                                row.getObject(2, OffsetDateTime.class).toInstant()))
                        .list());
    }

    /** What of a patient was opened as news and nobody of the care team has looked at. */
    public Set<UUID> unreviewed(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> Set.copyOf(
                        sql.of("""
                        select o.item_id from followup.obligation o
                        where o.patient_id = :patient and o.kind = 'RESULT' and not exists (
                            select 1 from followup.review r where r.patient_id = o.patient_id and r.item_id = o.item_id)
                        """).param("patient", patient).query(UUID.class).list()));
    }

    /** What nobody of the care team has looked at, the gravest and oldest first, behind {@code after} if that is given. */
    List<Obligation> unreviewed(Sql sql, @Nullable ItemGroup after, int most) {
        var statement = sql.of(after == null ? ObligationRows.FIRST_UNREVIEWED : ObligationRows.NEXT_UNREVIEWED);
        var bound = after == null
                ? statement
                : statement.param("patient", after.patient()).param("item", after.id());
        return bound.param("most", most)
                .query((row, _) -> ObligationRows.obligation(row))
                .list();
    }

    /** Those of these groups that nobody of the care team has looked at. */
    List<Obligation> open(Sql sql, Collection<ItemGroup> groups) {
        return sql.of(ObligationRows.SELECT + """
                        join unnest(cast(:patients as uuid[]), cast(:items as uuid[])) as w (patient_id, item_id)
                            on w.patient_id = o.patient_id and w.item_id = o.item_id
                        where r.at is null and o.kind = 'RESULT'
                        """)
                .param(
                        "patients",
                        groups.stream().map(it -> it.patient().toString()).toArray(String[]::new))
                .param("items", groups.stream().map(it -> it.id().toString()).toArray(String[]::new))
                .query((row, _) -> ObligationRows.obligation(row))
                .list();
    }

    /** The obligation of one item; empty for history, which was released without one. */
    public Optional<Obligation> of(Viewer viewer, UUID patient, UUID item) {
        return asking.as(
                viewer,
                sql -> sql.of(ObligationRows.SELECT + "where o.patient_id = :patient and o.item_id = :item")
                        .param("patient", patient)
                        .param("item", item)
                        .query((row, _) -> ObligationRows.obligation(row))
                        .optional());
    }

    /**
     * Keeps that the patient, or somebody for them, looked.
     *
     * @param disclaimerVersion version of the warning shown because no clinician had reviewed it, else null
     */
    public void viewed(Sql sql, UUID patient, UUID item, @Nullable Integer disclaimerVersion) {
        sql.of("""
                        insert into followup.viewing
                            (patient_id, id, item_id, at, by_actor, kind, before_review, disclaimer_version)
                        values (:patient, gen_random_uuid(), :item, viewer.at(), :by, :kind, :before, :version)
                        """)
                .param("patient", patient)
                .param("item", item)
                .param("by", sql.viewer().actor())
                .param("kind", sql.viewer().kind().name())
                .param("before", disclaimerVersion != null)
                .param("version", disclaimerVersion, Types.INTEGER)
                .update();
    }

    /**
     * "I have seen this": kept once, with who said it and when.
     *
     * @return false when nothing of the kind is owed to this viewer's patient
     */
    public boolean confirm(Viewer viewer, UUID patient, UUID item) {
        return asking.as(viewer, sql -> {
            if (of(viewer, patient, item).isEmpty() || !isShown(sql, patient, item)) {
                return false;
            }
            sql.of("""
                            insert into followup.confirmation (patient_id, item_id, at, by_actor)
                            select o.patient_id, o.item_id, viewer.at(), :by from followup.obligation o
                            where o.patient_id = :patient and o.item_id = :item
                            on conflict do nothing
                            """)
                    .param("patient", patient)
                    .param("item", item)
                    .param("by", viewer.actor())
                    .update();
            lookSoon(sql, patient, item);
            audit.record(sql, AuditEvent.about("result-confirmed", patient, "chart", item));
            return true;
        });
    }

    /** What is kept from this viewer cannot be confirmed by them, nor found by trying. */
    private static boolean isShown(Sql sql, UUID patient, UUID item) {
        return sql.of("""
                        select exists (select 1 from chart.item where patient_id = :patient and group_id = :item
                            and chart.stands(release_state, held_until) = 'RELEASED')
                        """)
                .param("patient", patient)
                .param("item", item)
                .query(Boolean.class)
                .single();
    }

    /** The ladder looks at what the patient did within a minute. */
    private static void lookSoon(Sql sql, UUID patient, UUID item) {
        sql.of("select followup.look_soon(:patient, :item)")
                .param("patient", patient)
                .param("item", item)
                .query()
                .listOfRows();
    }

    /** When what a patient waits for was opened, for a practice that moves in with what it knows. */
    public void brought(Viewer.Job job, UUID patient, Instant at) {
        asking.run(
                job,
                sql -> sql.of("""
                        update followup.obligation set opened_at = :at, next_at = viewer.at()
                        where patient_id = :patient and settled_at is null
                        """)
                        .param("at", Sql.time(at))
                        .param("patient", patient)
                        .update());
    }

    /** A clinician has looked at it. */
    public void reviewed(Sql sql, UUID patient, UUID item, @Nullable UUID comment) {
        sql.of("""
                        insert into followup.review (patient_id, item_id, at, by_actor, comment_id)
                        values (:patient, :item, viewer.at(), :by, :comment) on conflict do nothing
                        """)
                .param("patient", patient)
                .param("item", item)
                .param("by", sql.viewer().actor())
                .param("comment", comment, Types.OTHER)
                .update();
        sql.of("update followup.obligation set reviewed = true where patient_id = :patient and item_id = :item")
                .param("patient", patient)
                .param("item", item)
                .update();
    }
}
