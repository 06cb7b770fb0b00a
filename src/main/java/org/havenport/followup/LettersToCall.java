package org.havenport.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.protocols.BusinessHours;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to letters that ask somebody to call, for whoever posts them: to whom and by when, never what about (A1.10). */
@Component
public class LettersToCall {

    private static final int MOST = 100;

    private final Asking asking;
    private final Audit audit;
    private final BusinessHours hours;

    LettersToCall(Asking asking, Audit audit, BusinessHours hours) {
        this.asking = asking;
        this.audit = audit;
        this.hours = hours;
    }

    /** How it is posted. */
    enum Kind {
        PLAIN(2),
        /** With a number, and signed for: after the last failed try. */
        CERTIFIED(1);

        private final int businessDays;

        Kind(int businessDays) {
            this.businessDays = businessDays;
        }
    }

    /** A letter that waits to be posted. */
    record ToPost(UUID patient, UUID id, Kind kind, Instant prepared, Instant due) {}

    /** Prepares one in the transaction of whoever asks for it; what is not yet posted takes the new items along. */
    void prepare(Sql sql, UUID patient, Kind kind, List<UUID> items) {
        var byStaff = sql.viewer().kind() == Viewer.Kind.STAFF;
        sql.of("""
                        insert into followup.letter (patient_id, id, kind, prepared_at, due_at, asked_by)
                        values (:patient, gen_random_uuid(), :kind, viewer.at(), :due, :by) on conflict do nothing
                        """)
                .param("patient", patient)
                .param("kind", kind.name())
                .param("due", Sql.time(hours.clock().due(sql.now(), kind.businessDays)))
                .param("by", byStaff ? sql.viewer().actor() : null, Types.OTHER)
                .update();
        sql.of("""
                        insert into followup.letter_item (patient_id, letter_id, item_id, added_at)
                        select l.patient_id, l.id, i.item, viewer.at()
                        from followup.letter l, unnest(cast(:items as uuid[])) as i (item)
                        where l.patient_id = :patient and l.kind = :kind and l.mailed_at is null and l.ended_at is null
                        on conflict do nothing
                        """)
                .param("patient", patient)
                .param("kind", kind.name())
                .param("items", items.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** What waits to be posted, the first due first, at most 100. */
    Listed<ToPost> waiting(Viewer viewer) {
        return asking.as(viewer, sql -> {
            var found = sql.of("""
                            select *, %s from followup.letter where mailed_at is null and ended_at is null
                            order by due_at, patient_id limit :most
                            """.formatted(Listed.ALL)).param("most", MOST).query(Listed.of((row, _) -> toPost(row)));
            audit.record(
                    sql,
                    AuditEvent.many(
                            "letters-listed", null, "Patient", found.shown().size()));
            return found;
        });
    }

    /** How many wait to be posted; light, for the first page. */
    int count(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*) from followup.letter where mailed_at is null and ended_at is null")
                        .query(Integer.class)
                        .single());
    }

    /** One that waits to be posted. */
    Optional<ToPost> one(Viewer viewer, UUID patient, UUID letter) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select * from followup.letter
                        where patient_id = :patient and id = :letter and mailed_at is null and ended_at is null
                        """)
                        .param("patient", patient)
                        .param("letter", letter)
                        .query((row, _) -> toPost(row))
                        .optional());
    }

    /** Leaves the line that it was printed. */
    void printed(Viewer viewer, ToPost letter) {
        asking.run(
                viewer,
                sql -> audit.record(sql, AuditEvent.about("letter-printed", letter.patient(), "Letter", letter.id())));
    }

    /**
     * Keeps that it was posted, by whom and under which number.
     *
     * @param tracking of a certified letter; null for a plain one
     * @return false when no such letter waits
     */
    boolean posted(Viewer viewer, ToPost letter, @Nullable String tracking) {
        return asking.as(viewer, sql -> {
            var posted = sql.of("""
                            update followup.letter set mailed_at = viewer.at(), mailed_by = :by, tracking = :tracking
                            where patient_id = :patient and id = :letter and mailed_at is null and ended_at is null
                            """)
                            .param("by", viewer.actor())
                            .param("tracking", tracking, Types.VARCHAR)
                            .param("patient", letter.patient())
                            .param("letter", letter.id())
                            .update()
                    == 1;
            if (posted) {
                audit.record(sql, AuditEvent.about("letter-posted", letter.patient(), "Letter", letter.id()));
            }
            return posted;
        });
    }

    /** Letters that need not be posted any more: their person died, or all of it arrived. */
    static void over(Sql sql, UUID patient, Settled how) {
        sql.of("""
                        update followup.letter l set ended_at = viewer.at(), ended = :how
                        where l.patient_id = :patient and l.mailed_at is null and l.ended_at is null
                          and (cast(:how as text) = 'DIED' or not exists (
                            select 1 from followup.letter_item i
                            join followup.obligation o on o.patient_id = i.patient_id and o.item_id = i.item_id
                            where i.patient_id = l.patient_id and i.letter_id = l.id and o.settled_at is null))
                        """)
                .param("how", how == Settled.DIED ? "DIED" : "RECEIVED")
                .param("patient", patient)
                .update();
    }

    private static ToPost toPost(ResultSet row) throws SQLException {
        return new ToPost(
                row.getObject("patient_id", UUID.class),
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant());
    }
}
