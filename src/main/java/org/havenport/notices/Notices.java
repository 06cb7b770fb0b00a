package org.havenport.notices;

import java.sql.Types;
import java.util.Collection;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for whoever has something to tell: a kind, a person, and which thing it is about. There is no method that takes
 * words (A6.3). What is told stands in the transaction of what happened, and is sent after it.
 */
@Component
public class Notices {

    /**
     * Tells a patient in this transaction. A thing that still waits to be told is not told twice.
     *
     * @param about the thing, so that it is told once; nobody is shown it
     */
    public void tell(Sql sql, NoticeKind kind, UUID patient, UUID about) {
        insert(sql, kind, patient, about, null);
    }

    /** Something a patient is to be told of. */
    public record Told(UUID patient, UUID about) {}

    /**
     * As {@link #tell}, for many at once and only for those whose address is known: who has none is called or gets a
     * letter (A.risk.1), and that is not this room's to know. For jobs.
     */
    public void tellReachable(Sql sql, NoticeKind kind, Collection<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into notices.notice (patient_id, id, kind, about, told_at, due_at)
                        select t.patient, gen_random_uuid(), :kind, t.about, viewer.at(), viewer.at()
                        from unnest(cast(:patients as uuid[]), cast(:abouts as uuid[])) as t (patient, about)
                        where exists (select 1 from notices.contact_point c
                            where c.patient_id = t.patient and c.ended_at is null)
                        on conflict do nothing
                        """)
                .param("kind", kind.key())
                .param(
                        "patients",
                        told.stream().map(t -> t.patient().toString()).toArray(String[]::new))
                .param("abouts", told.stream().map(t -> t.about().toString()).toArray(String[]::new))
                .update();
    }

    /** A code to the one address it is to verify. */
    void code(Sql sql, UUID patient, UUID point, UUID verification) {
        insert(sql, OurKinds.CODE, patient, verification, point);
    }

    private static void insert(Sql sql, NoticeKind kind, UUID patient, UUID about, @Nullable UUID point) {
        sql.of("""
                        insert into notices.notice (patient_id, id, kind, about, point_id, told_at, due_at)
                        values (:patient, gen_random_uuid(), :kind, :about, :point, viewer.at(), viewer.at())
                        on conflict do nothing
                        """)
                .param("patient", patient)
                .param("kind", kind.key())
                .param("about", about)
                .param("point", point, Types.OTHER)
                .update();
    }
}
