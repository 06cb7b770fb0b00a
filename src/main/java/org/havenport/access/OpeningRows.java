package org.havenport.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havenport.access.Opening.Asked;
import org.havenport.access.Opening.State;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;

/** Reads who is let in. */
final class OpeningRows {

    private OpeningRows() {}

    /** What is in force; a practice that nobody has opened is closed. */
    static State state(Sql sql) {
        var inForce = inForce(sql);
        return inForce == null ? State.CLOSED : inForce.state();
    }

    static @Nullable Asked inForce(Sql sql) {
        return sql.of("""
                        select state, agreed_at, asked_by, agreed_by from access.opening where agreed_at is not null
                        order by agreed_at desc, number desc limit 1
                        """).query((row, _) -> asked(row)).optional().orElse(null);
    }

    /** What somebody asks for and nobody has agreed to yet. */
    static @Nullable Asked waiting(Sql sql) {
        return sql.of("""
                        select state, asked_at, asked_by, agreed_by from access.opening
                        where agreed_at is null and withdrawn_at is null
                        """).query((row, _) -> asked(row)).optional().orElse(null);
    }

    static Set<UUID> pilots(Sql sql) {
        return new HashSet<>(
                sql.of("select patient_id from access.pilot").query(UUID.class).list());
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                State.valueOf(row.getString(1)),
                Objects.requireNonNull(row.getObject(2, OffsetDateTime.class)).toInstant(),
                Objects.requireNonNull(row.getObject(3, UUID.class)),
                row.getObject(4, UUID.class));
    }
}
