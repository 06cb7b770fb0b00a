package org.havenport.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.audit.AuditLine.Outcome;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** The filters of {@link AuditQuery} as SQL. */
final class AuditSearch {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> values = new HashMap<>();

    private AuditSearch() {}

    static List<AuditLine> lines(Sql sql, AuditQuery query) {
        var search = new AuditSearch();
        var from = query.from();
        var to = query.to();
        var outcome = query.outcome();
        search.where("at >= :from", "from", from == null ? null : Sql.time(from));
        search.where("at < :to", "to", to == null ? null : Sql.time(to));
        search.where("actor = :actor", "actor", query.actor());
        search.where("patient_id = :patient", "patient", query.patient());
        search.where("action = :action", "action", query.action());
        search.where("outcome = :outcome", "outcome", outcome == null ? null : outcome.name());
        search.where("seq < :before", "before", query.before());
        return sql.of("""
                        select seq, at, actor, kind, job, patient_id, action, outcome, type, item, n
                        from audit.line where %s order by seq desc limit %d
                        """.formatted(String.join(" and ", search.conditions), AuditQuery.PAGE))
                .params(search.values)
                .query((row, _) -> line(row))
                .list();
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("actor", UUID.class),
                Viewer.Kind.valueOf(row.getString("kind")),
                row.getString("job"),
                row.getObject("patient_id", UUID.class),
                row.getString("action"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("type"),
                row.getObject("item", UUID.class),
                row.getInt("n"));
    }
}
