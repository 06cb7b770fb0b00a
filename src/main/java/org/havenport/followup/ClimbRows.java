package org.havenport.followup;

import static org.havenport.followup.ObligationRows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** What is owed, with its place on the ladder and all that is known of its fate. */
final class ClimbRows {

    private static final String KNOWN = """
            select o.patient_id, o.item_id, o.kind, o.because as opened_because, o.consequence, o.opened_at,
                (select min(v.at) from followup.viewing v
                    where v.patient_id = o.patient_id and v.item_id = o.item_id and v.at >= o.opened_at) as viewed,
                (select s.at from followup.confirmation s
                    where s.patient_id = o.patient_id and s.item_id = o.item_id) as confirmed,
                (select min(t.at) from followup.contact t where t.patient_id = o.patient_id and t.item_id = o.item_id
                    and t.outcome = 'SPOKE' and t.at >= o.opened_at) as spoke,
                %s as shown,
                array(select s.step from followup.step s where s.patient_id = o.patient_id
                    and s.item_id = o.item_id and s.opened_at = o.opened_at) as taken,
                c.opened_at as called, c.because, c.outcome, c.closed_at, l.prepared_at as written, l.mailed_at
            from (select * from followup.obligation where settled_at is null and %%s for update skip locked) o
            left join lateral (select * from followup.call c where c.patient_id = o.patient_id
                and c.item_id = o.item_id and (c.opened_at >= o.opened_at or c.closed_at is null)
                order by c.opened_at desc limit 1) c on true
            left join lateral (select l.prepared_at, l.mailed_at from followup.letter_item i
                join followup.letter l on l.patient_id = i.patient_id and l.id = i.letter_id
                where i.patient_id = o.patient_id and i.item_id = o.item_id and i.added_at >= o.opened_at
                  and l.ended_at is null order by i.added_at desc limit 1) l on true
            """.formatted(ObligationRows.SHOWN);
    private static final String DUE = KNOWN.formatted("next_at <= viewer.at() order by next_at limit :most");
    private static final String OF_ONE = KNOWN.formatted("patient_id = :patient order by opened_at limit 200");

    private ClimbRows() {}

    /** Something owed that was taken to be looked at. */
    record Place(
            UUID patient,
            UUID item,
            Sending kind,
            Obligation.Because because,
            Consequence consequence,
            Instant opened,
            @Nullable Instant viewed,
            @Nullable Instant confirmed,
            @Nullable Instant spoke,
            boolean shown,
            EnumSet<Step> taken,
            Standing.@Nullable Called call,
            Standing.@Nullable Written letter) {

        Standing standing(boolean died, @Nullable CallReason unreached) {
            return new Standing(
                    kind,
                    because,
                    consequence,
                    opened,
                    viewed,
                    confirmed,
                    spoke,
                    unreached,
                    died,
                    shown,
                    taken,
                    call,
                    letter);
        }
    }

    /** What is due to be looked at, the longest first; another process leaves it alone meanwhile. */
    static List<Place> due(Sql sql, int most) {
        return sql.of(DUE).param("most", most).query((row, _) -> place(row)).list();
    }

    static List<Place> of(Sql sql, UUID patient) {
        return sql.of(OF_ONE)
                .param("patient", patient)
                .query((row, _) -> place(row))
                .list();
    }

    static void took(Sql sql, Place place, Step step) {
        sql.of("""
                        insert into followup.step (patient_id, item_id, opened_at, step, at)
                        values (:patient, :item, :opened, :step, viewer.at()) on conflict do nothing
                        """)
                .param("patient", place.patient())
                .param("item", place.item())
                .param("opened", Sql.time(place.opened()))
                .param("step", step.name())
                .update();
    }

    static void wait(Sql sql, Place place, Instant next) {
        sql.of("""
                        update followup.obligation set next_at = :next
                        where patient_id = :patient and item_id = :item and settled_at is null
                        """)
                .param("next", Sql.time(next))
                .param("patient", place.patient())
                .param("item", place.item())
                .update();
    }

    static void settle(Sql sql, Place place, Settled how) {
        sql.of("""
                        update followup.obligation set next_at = null, settled_at = viewer.at(), settled = :how
                        where patient_id = :patient and item_id = :item and settled_at is null
                        """)
                .param("how", how.name())
                .param("patient", place.patient())
                .param("item", place.item())
                .update();
    }

    private static Place place(ResultSet row) throws SQLException {
        var taken = EnumSet.noneOf(Step.class);
        for (var step : (String[]) row.getArray("taken").getArray()) {
            taken.add(Step.valueOf(step));
        }
        return new Place(
                row.getObject("patient_id", UUID.class),
                row.getObject("item_id", UUID.class),
                Sending.valueOf(row.getString("kind")),
                Obligation.Because.valueOf(row.getString("opened_because")),
                Consequence.valueOf(row.getString("consequence")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "viewed"),
                instant(row, "confirmed"),
                instant(row, "spoke"),
                row.getBoolean("shown"),
                taken,
                instant(row, "called") == null
                        ? null
                        : new Standing.Called(
                                row.getString("outcome"),
                                instant(row, "closed_at"),
                                CallReason.valueOf(row.getString("because")).isLackOfAnAccount()),
                instant(row, "written") == null ? null : new Standing.Written(instant(row, "mailed_at")));
    }
}
