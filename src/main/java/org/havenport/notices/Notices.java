package org.havenport.notices;

import java.sql.Types;
import java.util.Collection;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for whoever has something to tell: a kind, a person, and which thing it is about. There is no method that takes
 * words (A6.3). What is told stands in the transaction of what happened, and is sent after it.
 */
@Component
public class Notices {

    private final Vault vault;

    Notices(Vault vault) {
        this.vault = vault;
    }

    /**
     * Tells a patient in this transaction. A thing that still waits to be told is not told twice.
     *
     * @param about the thing, so that it is told once; nobody is shown it
     */
    public void tell(Sql sql, NoticeKind kind, UUID patient, UUID about) {
        tell(sql, kind, Whose.patient(patient), about, null);
    }

    /**
     * The same to whoever has an account: a patient at the patient's addresses, others at their own. Also in a transaction of
     * the door, before anybody is known.
     *
     * @param patient whose account it is; null for the staff, and for who acts for others
     */
    public void tellAccount(Sql sql, NoticeKind kind, UUID account, @Nullable UUID patient, UUID about) {
        tell(sql, kind, Whose.of(account, patient), about, null);
    }

    /**
     * Sends a code to the one address of a channel that is known to be somebody's and works. In a transaction of the door.
     *
     * @param kind of {@link NoticeKind.Urgency#CODE}
     * @param about the id the code is computed from; whoever asks for one makes a new id each time
     * @return false when there is no such address; whoever is not known yet must not be able to tell that from true
     * @see #isCode
     */
    public boolean sendCode(
            Sql sql, NoticeKind kind, UUID account, @Nullable UUID patient, UUID about, Channel channel) {
        return sql.of("select notices.code_from_the_door(:patient, :account, :kind, :about, :channel)")
                        .param("patient", patient, Types.OTHER)
                        .param("account", account)
                        .param("kind", kind.key())
                        .param("about", about)
                        .param("channel", channel.name())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether these are the eight digits that were sent about an id. How often one may ask is for the caller to limit. */
    public boolean isCode(UUID about, String typed) {
        return Codes.isCode(vault, about, typed);
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

    /** Tells somebody at one address, or at all of them when it is null. */
    static void tell(Sql sql, NoticeKind kind, Whose whose, UUID about, @Nullable UUID point) {
        if (sql.viewer().kind() == Viewer.Kind.NOBODY) {
            fromTheDoor(sql, kind, whose, about);
            return;
        }
        whose.of(sql, """
                        insert into notices.notice (patient_id, id, kind, about, point_id, told_at, due_at)
                        values (:whose, gen_random_uuid(), :kind, :about, :point, viewer.at(), viewer.at())
                        on conflict do nothing
                        """)
                .param("kind", kind.key())
                .param("about", about)
                .param("point", point, Types.OTHER)
                .update();
    }

    /** The door may not write here itself: it has no way to any table of patients. */
    private static void fromTheDoor(Sql sql, NoticeKind kind, Whose whose, UUID about) {
        var isPatient = whose.book() == Whose.Book.PATIENTS;
        sql.of("select notices.tell_from_the_door(:patient, :account, :kind, :about)")
                .param("patient", isPatient ? whose.id() : null, Types.OTHER)
                .param("account", isPatient ? null : whose.id(), Types.OTHER)
                .param("kind", kind.key())
                .param("about", about)
                .query()
                .listOfRows();
    }
}
