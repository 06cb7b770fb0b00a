package org.havenport.concerns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.havenport.viewer.Listed;
import org.jspecify.annotations.Nullable;

/** A request as it stands in its table. */
final class CorrectionRows {

    static final String SELECT = "select * from concerns.correction c ";
    static final String LISTED = "select *, " + Listed.ALL + " from concerns.correction c ";

    private CorrectionRows() {}

    static Correction correction(ResultSet row) throws SQLException {
        var denial = row.getString("denial");
        return new Correction(
                row.getObject("patient_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("group_id", UUID.class),
                Wrong.valueOf(row.getString("wrong")),
                row.getObject("words_id", UUID.class),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                instant(row, "extended_at"),
                row.getObject("extension_id", UUID.class),
                Correction.State.valueOf(row.getString("state")),
                instant(row, "decided_at"),
                row.getObject("decided_by", UUID.class),
                row.getObject("answer_id", UUID.class),
                denial == null ? null : Denial.valueOf(denial),
                instant(row, "disagreed_at"),
                row.getObject("disagreement_id", UUID.class),
                instant(row, "read_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
