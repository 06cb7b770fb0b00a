package org.havenport.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.audit.AuditLine.Outcome;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;

/** The filters of {@link AuditQuery} as SQL. */
final class AuditSearch {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> values = new HashMap<>();

    private AuditSearch() {}

    static List<AuditLine> lines(Sql sql, AuditQuery query, Vault vault) {
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
                        select %s from audit.line l where %s order by seq desc limit %d
                        """.formatted(Line.COLUMNS, String.join(" and ", search.conditions), AuditQuery.PAGE))
                .params(search.values)
                .query((row, _) -> line(Line.of(row), vault))
                .list();
    }

    /** Lists name no item; what the program itself does is no look. */
    static List<AuditLine> looks(Sql sql, UUID patient, Collection<UUID> items, Instant from, Instant to, Vault vault) {
        return sql.of("""
                        select %s from audit.line l where at >= :from and at < :to and patient_id = :patient
                        and outcome = 'SUCCESS' and kind <> 'JOB'
                        and (item = any (cast(:items as uuid[])) or item is null and type = 'chart')
                        order by seq limit 1000
                        """.formatted(Line.COLUMNS))
                .param("from", Sql.time(from))
                .param("to", Sql.time(to))
                .param("patient", patient)
                .param("items", items.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> line(Line.of(row), vault))
                .list();
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static AuditLine line(Line line, Vault vault) {
        return new AuditLine(
                line.seq(),
                line.at(),
                line.actor(),
                kind(line.kind()),
                line.job(),
                line.patient(),
                line.action(),
                Outcome.valueOf(line.outcome()),
                line.type(),
                line.item(),
                line.n(),
                vault.isMac(line.mac(), line.content()));
    }

    /** Nobody for a kind there is not, which only a line added by hand can have. */
    private static Viewer.Kind kind(String name) {
        return Arrays.stream(Viewer.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(Viewer.Kind.NOBODY);
    }
}
