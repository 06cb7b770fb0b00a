package org.havenport.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.chart.Communications.Withdrawn;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The door for whatever is sent to a patient besides results: it is owed from the transaction that sends it, and climbs the
 * same ladder (B.com.4). Whoever sends says how much depends on it; whoever shows it says that it was shown.
 */
@Component
public class Sent {

    private static final String OWED = """
            from followup.obligation o where o.patient_id = :patient and o.item_id = any (cast(:items as uuid[]))
            and o.kind <> 'RESULT' and o.settled_at is null
            """;

    private final Asking asking;
    private final Audit audit;

    Sent(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * Something that is sent.
     *
     * @param item its id; of a message the item of the chart it is, of a form any that is the form's own
     * @param about the group of items a message speaks of, or null
     * @param place the page on which it is read, if the first page should point there; null when its own room does
     */
    public record One(
            UUID patient,
            UUID item,
            Sending kind,
            Consequence consequence,
            @Nullable UUID about,
            @Nullable String place) {

        /** Words of the care team about something in the chart. */
        public static One message(
                UUID patient, UUID item, Consequence consequence, UUID about, @Nullable String place) {
            return new One(patient, item, Sending.MESSAGE, consequence, about, place);
        }
    }

    /**
     * Keeps that these were sent, in the transaction that sends them. Their patients are told of them a minute later, when
     * they can no longer be taken back. A second time changes nothing.
     */
    public void open(Sql sql, Collection<One> sent) {
        open(sql, sent, Obligation.Because.SENT, "61 seconds");
    }

    /** As {@link #open}, of what the portal asked its patient itself: they need not be told of it. */
    public void asked(Sql sql, Collection<One> forms) {
        open(sql, forms, Obligation.Because.ASKED, "1 hour");
    }

    private static void open(Sql sql, Collection<One> sent, Obligation.Because because, String looked) {
        if (sent.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into followup.obligation (patient_id, item_id, kind, consequence, because, opened_at, reviewed,
                            next_at, about, place)
                        select s.patient, s.item, s.kind, s.consequence, :because, viewer.at(), s.kind <> 'RESULT',
                            viewer.at() + cast(:looked as interval), s.about, s.place
                        from unnest(cast(:patients as uuid[]), cast(:items as uuid[]), cast(:kinds as text[]),
                            cast(:consequences as text[]), cast(:abouts as uuid[]), cast(:places as text[]))
                            as s (patient, item, kind, consequence, about, place)
                        on conflict do nothing
                        """)
                .param("because", because.name())
                .param("looked", looked)
                .param(
                        "patients",
                        sent.stream().map(it -> it.patient().toString()).toArray(String[]::new))
                .param("items", sent.stream().map(it -> it.item().toString()).toArray(String[]::new))
                .param("kinds", sent.stream().map(it -> it.kind().name()).toArray(String[]::new))
                .param(
                        "consequences",
                        sent.stream().map(it -> it.consequence().name()).toArray(String[]::new))
                .param(
                        "abouts",
                        sent.stream()
                                .map(it ->
                                        it.about() == null ? null : it.about().toString())
                                .toArray(String[]::new))
                .param("places", sent.stream().map(One::place).toArray(String[]::new))
                .update();
    }

    /** Keeps that these were on a page the patient, or somebody for them, opened; of what is not owed nothing is kept. */
    public void viewed(Sql sql, UUID patient, Collection<UUID> items) {
        if (items.isEmpty() || !sql.viewer().actsForPatient()) {
            return;
        }
        var kept = bound(sql, """
                        insert into followup.viewing (patient_id, id, item_id, at, by_actor, kind, before_review)
                        select o.patient_id, gen_random_uuid(), o.item_id, viewer.at(), :by, :kind, false
                        """ + OWED, patient, items)
                .param("by", sql.viewer().actor())
                .param("kind", sql.viewer().kind().name())
                .update();
        if (kept > 0) {
            bound(sql, "select followup.look_soon(o.patient_id, o.item_id) " + OWED, patient, items)
                    .query()
                    .listOfRows();
        }
    }

    /** The same, for whoever has no transaction open. */
    public void viewed(Viewer viewer, UUID patient, UUID item) {
        asking.run(viewer, sql -> viewed(sql, patient, List.of(item)));
    }

    /** Something nobody has opened, and the page on which it is read. */
    record ToRead(Sending kind, String place, Instant opened) {}

    /** Notes, letters and messages to the viewer's patient that nobody has opened, the newest first. */
    List<ToRead> toRead(Viewer viewer, int most) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                                select o.kind, o.place, o.opened_at from followup.obligation o
                                where o.patient_id = :patient and o.kind in ('NOTE', 'LETTER', 'MESSAGE')
                                  and o.settled_at is null and o.place is not null and %s
                                  and not exists (select 1 from followup.viewing v
                                      where v.patient_id = o.patient_id and v.item_id = o.item_id and v.at >= o.opened_at)
                                order by o.opened_at desc, o.item_id limit :most
                                """.formatted(ObligationRows.SHOWN))
                        .param("patient", viewer.patient())
                        .param("most", most)
                        .query((row, _) -> new ToRead(
                                Sending.valueOf(row.getString("kind")),
                                row.getString("place"),
                                row.getTimestamp("opened_at").toInstant()))
                        .list());
    }

    /** A form was answered, by the patient or before staff; a member of staff asks the program to keep it. */
    public void answered(Sql sql, UUID patient, UUID form) {
        var kept = bound(sql, """
                        insert into followup.confirmation (patient_id, item_id, at, by_actor)
                        select o.patient_id, o.item_id, viewer.at(), :by
                        """ + OWED + " and o.kind = 'FORM' on conflict do nothing", patient, List.of(form))
                .param("by", sql.viewer().actor())
                .update();
        if (kept > 0) {
            audit.record(sql, AuditEvent.about("form-answered", patient, "form", form));
        }
    }

    /** What was taken back before anybody was told is owed by nobody; a job asks for it. */
    static void takenBack(Sql sql, Collection<Withdrawn> messages) {
        if (!messages.isEmpty()) {
            sql.of("""
                            delete from followup.obligation o
                            using unnest(cast(:patients as uuid[]), cast(:items as uuid[])) as w (patient, item)
                            where o.patient_id = w.patient and o.item_id = w.item and o.kind = 'MESSAGE'
                            """)
                    .param(
                            "patients",
                            messages.stream().map(it -> it.patient().toString()).toArray(String[]::new))
                    .param(
                            "items",
                            messages.stream().map(it -> it.id().toString()).toArray(String[]::new))
                    .update();
        }
    }

    private static StatementSpec bound(Sql sql, String text, UUID patient, Collection<UUID> items) {
        return sql.of(text)
                .param("patient", patient)
                .param("items", items.stream().map(UUID::toString).toArray(String[]::new));
    }
}
