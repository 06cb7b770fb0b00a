package org.havenport.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the list of those who work here, with when that began and ended.
 *
 * @param joinedAt when they chose how they sign in; null while they are only invited
 * @param endedAt when it ended; null while they work here
 * @param endReason why, as whoever ended it wrote; empty while they work here
 */
public record Worker(
        Member member, @Nullable Instant joinedAt, @Nullable Instant endedAt, String endReason) {

    /** Whether they can act: joined, and not ended. */
    public boolean active() {
        return joinedAt != null && endedAt == null;
    }

    static Worker of(ResultSet row) throws SQLException {
        var member = new Member(
                Objects.requireNonNull(row.getObject("account", UUID.class)),
                row.getString("title"),
                row.getString("given"),
                row.getString("family"),
                row.getString("job"));
        var reason = row.getString("end_reason");
        return new Worker(member, instant(row, "joined_at"), instant(row, "ended_at"), reason == null ? "" : reason);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
