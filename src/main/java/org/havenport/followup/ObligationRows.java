package org.havenport.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An obligation with what is known of its fate, as it is read. */
final class ObligationRows {

    /** Whether an obligation {@code o} is about what its patient may see now. */
    static final String SHOWN = """
            (o.kind = 'FORM' or exists (select 1 from chart.item i where i.patient_id = o.patient_id
                and i.group_id = o.item_id and chart.stands(i.release_state, i.held_until) = 'RELEASED'))
            """;

    private static final String COLUMNS = """
            select o.patient_id, o.item_id, o.consequence, o.because, o.opened_at,
                v.first_viewed, c.at as confirmed, r.at as reviewed_at
            """;

    private static final String FATE = """
            left join lateral (select min(at) as first_viewed from followup.viewing
                               where patient_id = o.patient_id and item_id = o.item_id and at >= o.opened_at) v on true
            left join followup.confirmation c on c.patient_id = o.patient_id and c.item_id = o.item_id
            left join followup.review r on r.patient_id = o.patient_id and r.item_id = o.item_id
            """;

    static final String SELECT = COLUMNS + "from followup.obligation o\n" + FATE;

    private static final String RANK =
            "array_position(array['CRITICAL', 'SIGNIFICANT', 'ROUTINE'], %1$s.consequence), %1$s.opened_at, "
                    + "%1$s.patient_id, %1$s.item_id";

    private static final String UNREVIEWED = COLUMNS + """
            from (select * from followup.obligation u
                where not u.reviewed %s
                and not exists (select 1 from followup.review r where r.patient_id = u.patient_id and r.item_id = u.item_id)
                and exists (select 1 from chart.item i where i.patient_id = u.patient_id
                    and i.group_id = u.item_id and chart.stands(i.release_state, i.held_until) = 'RELEASED')
                order by %s limit :most) o
            """ + FATE + "order by %s";

    private static final String AFTER = """
            and (%s) > (select %s from followup.obligation a where a.patient_id = :patient and a.item_id = :item)
            """.formatted(RANK.formatted("u"), RANK.formatted("a"));

    /** Picks the page from its index first, and looks up the fate of these alone. */
    static final String FIRST_UNREVIEWED = UNREVIEWED.formatted("", RANK.formatted("u"), RANK.formatted("o"));

    /** The page behind one of them, which is {@code :patient} and {@code :item}. */
    static final String NEXT_UNREVIEWED = UNREVIEWED.formatted(AFTER, RANK.formatted("u"), RANK.formatted("o"));

    private ObligationRows() {}

    static Obligation obligation(ResultSet row) throws SQLException {
        var opened = instant(row, "opened_at");
        return new Obligation(
                row.getObject("patient_id", UUID.class),
                row.getObject("item_id", UUID.class),
                Consequence.valueOf(row.getString("consequence")),
                Obligation.Because.valueOf(row.getString("because")),
                opened == null ? Instant.EPOCH : opened,
                instant(row, "first_viewed"),
                instant(row, "confirmed"),
                instant(row, "reviewed_at"));
    }

    /** A time that may be missing. */
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
