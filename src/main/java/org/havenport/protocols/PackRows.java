package org.havenport.protocols;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.protocols.RulePack.Approval;
import org.havenport.viewer.Sql;

/** The rows of approvals of the rules of states. */
final class PackRows {

    private PackRows() {}

    /** The last approval by state. */
    static Map<String, Approval> latest(Sql sql) {
        return sql
                .of("""
                        select distinct on (state) state, hash, approved_by, approved_by_name, approved_at, expires_on
                        from protocols.pack_approval order by state, number desc
                        """)
                .query((row, _) -> Map.entry(Objects.requireNonNull(row.getString(1)), approval(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Every approval of a state, the newest first. */
    static List<Approval> of(Sql sql, String state) {
        return sql.of("""
                        select state, hash, approved_by, approved_by_name, approved_at, expires_on
                        from protocols.pack_approval where state = :state order by number desc
                        """)
                .param("state", state)
                .query((row, _) -> approval(row))
                .list();
    }

    static void insert(Sql sql, String state, String hash, String name, LocalDate today, LocalDate expiresOn) {
        sql.of("""
                        insert into protocols.pack_approval
                            (state, hash, approved_by, approved_by_name, approved_at, approved_on, expires_on)
                        values (:state, :hash, :by, :name, :at, :on, :until)
                        """)
                .param("state", state)
                .param("hash", hash)
                .param("by", sql.viewer().actor())
                .param("name", name)
                .param("at", Sql.time(sql.now()))
                .param("on", today)
                .param("until", expiresOn)
                .update();
    }

    private static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                Objects.requireNonNull(row.getString("hash")),
                row.getObject("approved_by", UUID.class),
                Objects.requireNonNull(row.getString("approved_by_name")),
                row.getObject("approved_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_on", LocalDate.class));
    }
}
