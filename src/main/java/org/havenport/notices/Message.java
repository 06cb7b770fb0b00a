package org.havenport.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One message about one thing, from the moment it was to be told.
 *
 * @param kind the key of its kind
 * @param told when it was to be told
 * @param dropped why nobody was told, or null
 * @param channel by which it went; null while it waits, or when nobody was told
 * @param became what became of it; null where {@code channel} is
 * @param why a word of ours or a code of RFC 3463; null while all is well
 * @param sent when the next system took it, or null
 * @param ended when its state was last known to change, or null
 */
public record Message(
        String kind,
        Instant told,
        @Nullable String dropped,
        @Nullable Channel channel,
        Delivery.@Nullable State became,
        @Nullable String why,
        @Nullable Instant sent,
        @Nullable Instant ended) {

    static Message of(ResultSet row) throws SQLException {
        var channel = row.getString("channel");
        var became = row.getString("became");
        return new Message(
                row.getString("kind"),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getString("why"),
                channel == null ? null : Channel.valueOf(channel),
                became == null ? null : Delivery.State.valueOf(became),
                row.getString("reason"),
                at(row, "handed_at"),
                at(row, "ended_at"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
