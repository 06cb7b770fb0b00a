package org.havenport.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An obligation with what is known of its fate, as it is read. */
final class ObligationRows {

    static final String SELECT = """
            select o.*, v.first_viewed, c.at as confirmed, r.at as reviewed
            from followup.obligation o
            left join lateral (select min(at) as first_viewed from followup.viewing
                               where patient_id = o.patient_id and item_id = o.item_id) v on true
            left join followup.confirmation c on c.patient_id = o.patient_id and c.item_id = o.item_id
            left join followup.review r on r.patient_id = o.patient_id and r.item_id = o.item_id
            """;

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
                instant(row, "reviewed"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
