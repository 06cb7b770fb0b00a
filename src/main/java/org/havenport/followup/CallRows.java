package org.havenport.followup;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.havenport.followup.ContactRecord.Identifier;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** The rows of calls. */
final class CallRows {

    /** Nobody said what came of it, it is still shown, and its person has not confirmed it. */
    static final String OWED = """
            c.closed_at is null
            and not exists (select 1 from followup.confirmation s
                where s.patient_id = c.patient_id and s.item_id = c.item_id)
            and exists (select 1 from followup.obligation o where o.patient_id = c.patient_id and o.item_id = c.item_id
                and %s)
            """.formatted(ObligationRows.SHOWN);

    /** The same; who came back to the portal is given until the call is due. */
    static final String OPEN = OWED + """
            and not (c.because in ('NO_ACCOUNT', 'NOT_ACTIVATED', 'DORMANT', 'LEFT') and c.due_at > viewer.at()
                and followup.reads_for_themselves(c.patient_id, :asleep))
            """;

    private static final int MOST = 100;

    private CallRows() {}

    /** Something that is told by a call, why, and by when. */
    record Owed(UUID patient, UUID item, CallReason reason, Instant by) {}

    /** Opens calls; one that is open already stays as it is. */
    static void owe(Sql sql, List<Owed> owed) {
        if (owed.isEmpty()) {
            return;
        }
        sql.of("""
                        insert into followup.call (patient_id, item_id, because, opened_at, due_at, first_due_at)
                        select o.patient, o.item, o.because, viewer.at(), o.due, o.due
                        from unnest(cast(:patients as uuid[]), cast(:items as uuid[]), cast(:because as text[]),
                            cast(:due as timestamptz[])) as o (patient, item, because, due)
                        on conflict do nothing
                        """)
                .param("patients", texts(owed, Owed::patient))
                .param("items", texts(owed, Owed::item))
                .param("because", texts(owed, Owed::reason))
                .param("due", texts(owed, Owed::by))
                .update();
    }

    private static String[] texts(List<Owed> owed, Function<Owed, Object> of) {
        return owed.stream().map(it -> of.apply(it).toString()).toArray(String[]::new);
    }

    /** Who is to be called, the first due first, at most 100; or one of them. */
    static Listed<CallOwed> open(Sql sql, Duration asleep, @Nullable UUID patient) {
        return sql.of("""
                        select c.patient_id, (array_agg(c.because order by c.due_at))[1] as because,
                            (array_agg(o.consequence order by
                                array_position(array['CRITICAL', 'SIGNIFICANT', 'ROUTINE'], o.consequence)))[1] as gravest,
                            min(c.due_at) as due, max(c.tries) as tries,
                            array_agg(c.item_id order by c.due_at) as items,
                            (array_agg(c.holder order by c.held_at desc nulls last))[1] as holder, %s
                        from followup.call c
                        join followup.obligation o on o.patient_id = c.patient_id and o.item_id = c.item_id
                        where %s and (cast(:patient as uuid) is null or c.patient_id = :patient)
                        group by c.patient_id order by min(c.due_at), c.patient_id limit :most
                        """.formatted(Listed.ALL, OPEN))
                .param("asleep", Sql.time(sql.now().minus(asleep)))
                .param("patient", patient, Types.OTHER)
                .param("most", MOST)
                .query(Listed.of((row, _) -> new CallOwed(
                        row.getObject("patient_id", UUID.class),
                        CallReason.valueOf(row.getString("because")),
                        Consequence.valueOf(row.getString("gravest")),
                        row.getObject("due", OffsetDateTime.class).toInstant(),
                        row.getInt("tries"),
                        ids(row.getArray("items")),
                        row.getObject("holder", UUID.class))));
    }

    /**
     * How many people are to be called by one of the staff.
     *
     * @param holder who has taken them on; null for those nobody has
     * @param late whose call is past its time
     */
    record Sum(@Nullable UUID holder, int open, int late) {}

    /** The same people, all of them, counted by who has taken them on. */
    static List<Sum> sums(Sql sql, Duration asleep) {
        return sql.of("""
                        select holder, count(*) as open, count(*) filter (where due <= viewer.at()) as late from (
                            select min(c.due_at) as due,
                                (array_agg(c.holder order by c.held_at desc nulls last))[1] as holder
                            from followup.call c where %s group by c.patient_id) as p
                        group by holder
                        """.formatted(OPEN))
                .param("asleep", Sql.time(sql.now().minus(asleep)))
                .query((row, _) -> new Sum(row.getObject("holder", UUID.class), row.getInt("open"), row.getInt("late")))
                .list();
    }

    /** Two who save at the same time come one after the other. */
    static void lock(Sql sql, UUID patient) {
        sql.of("select item_id from followup.call where patient_id = :patient and closed_at is null for update")
                .param("patient", patient)
                .query(UUID.class)
                .list();
    }

    /** What a page about it shows now. */
    static CallSeen seen(Sql sql, CallOwed owed) {
        var items = new HashMap<UUID, String>();
        sql.of("""
                        select i.group_id, left(md5(string_agg(i.id || ':' || i.version, ' ' order by i.id)), 12)
                        from chart.item i where i.patient_id = :patient and i.group_id = any (cast(:items as uuid[]))
                          and i.release_state <> 'RETRACTED' group by i.group_id
                        """).param("patient", owed.patient()).param("items", texts(owed)).query(row -> {
            items.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return new CallSeen(owed.tries(), items);
    }

    /** Who ended a call to somebody last, when and how; of what ended by itself nobody. */
    static Optional<Ended> ended(Sql sql, UUID patient) {
        return sql.of("""
                        select closed_by, closed_at, outcome from followup.call
                        where patient_id = :patient and closed_by is not null order by closed_at desc limit 1
                        """)
                .param("patient", patient)
                .query((row, _) -> new Ended(
                        row.getObject("closed_by", UUID.class),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                        row.getString("outcome")))
                .optional();
    }

    /** How a call ended. */
    record Ended(UUID by, Instant at, String outcome) {}

    /** Whether this viewer kept the same try within the last minute: a button that was pressed twice. */
    static boolean justTried(Sql sql, UUID patient, CallOutcome outcome) {
        return outcome.isFailedTry()
                && sql.of("""
                                select exists (select 1 from followup.contact c where c.patient_id = :patient
                                    and c.by_actor = :by and c.outcome = :outcome
                                    and c.at > viewer.at() - interval '1 minute')
                                """)
                        .param("patient", patient)
                        .param("by", sql.viewer().actor())
                        .param("outcome", outcome.name())
                        .query(Boolean.class)
                        .single();
    }

    /** Closes what somebody was called about, by the name of whoever asks. */
    static void close(Sql sql, CallOwed owed, CallOutcome outcome, Set<Identifier> checked) {
        sql.of("""
                        update followup.call set closed_at = viewer.at(), closed_by = :by, outcome = :outcome,
                            identifiers = cast(:identifiers as text[])
                        where patient_id = :patient and item_id = any (cast(:items as uuid[])) and closed_at is null
                        """)
                .param("by", sql.viewer().actor())
                .param("outcome", outcome.name())
                .param("identifiers", checked.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("patient", owed.patient())
                .param("items", texts(owed))
                .update();
    }

    static void again(Sql sql, CallOwed owed, Instant next) {
        sql.of("""
                        update followup.call set tries = tries + 1, due_at = :next
                        where patient_id = :patient and item_id = any (cast(:items as uuid[])) and closed_at is null
                        """)
                .param("next", Sql.time(next))
                .param("patient", owed.patient())
                .param("items", texts(owed))
                .update();
    }

    static void take(Sql sql, CallOwed owed) {
        sql.of("""
                        update followup.call set holder = :by, held_at = viewer.at()
                        where patient_id = :patient and item_id = any (cast(:items as uuid[])) and closed_at is null
                        """)
                .param("by", sql.viewer().actor())
                .param("patient", owed.patient())
                .param("items", texts(owed))
                .update();
    }

    /** Who has the call by name; nobody when null. */
    static void heldBy(Sql sql, UUID patient, @Nullable UUID by) {
        sql.of("""
                        update followup.call set holder = :by,
                            held_at = case when cast(:by as uuid) is not null then viewer.at() end
                        where patient_id = :patient and closed_at is null
                        """).param("by", by, Types.OTHER).param("patient", patient).update();
    }

    /** Whether somebody is still to be called about anything. */
    static boolean anyOpen(Sql sql, UUID patient) {
        return sql.of("""
                        select exists (select 1 from followup.call where patient_id = :patient and closed_at is null)
                        """).param("patient", patient).query(Boolean.class).single();
    }

    /** Closes a call by itself: it arrived after all, or its person died. A null item means all of a patient's. */
    static void over(Sql sql, UUID patient, @Nullable UUID item, Settled how) {
        end(sql, patient, item, how == Settled.DIED ? "DIED" : "RECEIVED");
    }

    /** The portal reaches them again: the call is not made, and what is owed climbs as for everybody. */
    static void back(Sql sql, UUID patient, UUID item) {
        end(sql, patient, item, "BACK");
    }

    private static void end(Sql sql, UUID patient, @Nullable UUID item, String outcome) {
        sql.of("""
                        update followup.call set closed_at = viewer.at(), outcome = :outcome
                        where patient_id = :patient and closed_at is null
                          and (cast(:item as uuid) is null or item_id = :item)
                        """)
                .param("outcome", outcome)
                .param("patient", patient)
                .param("item", item, Types.OTHER)
                .update();
    }

    private static String[] texts(CallOwed owed) {
        return owed.items().stream().map(UUID::toString).toArray(String[]::new);
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }
}
