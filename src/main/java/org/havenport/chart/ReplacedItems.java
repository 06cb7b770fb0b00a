package org.havenport.chart;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The door to what stood in a record before a correction, as far as it was open to the patient then: a correction tells
 * them what they had read, and shows nothing that was never theirs to see.
 */
@Component
public class ReplacedItems {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> HOW_IT_WAS_SENT = List.of("id", "meta", "text", "identifier");

    private final Asking asking;
    private final Audit audit;
    private final ItemsThisViewerMaySee may;
    private final ItemRows rows;

    ReplacedItems(Asking asking, Audit audit, ItemsThisViewerMaySee may, ItemRows rows) {
        this.asking = asking;
        this.audit = audit;
        this.may = may;
        this.rows = rows;
    }

    /**
     * What an item said before.
     *
     * @param filed when that came in
     * @param replaced when it was corrected
     */
    public record Replaced(UUID id, Gist gist, Instant filed, Instant replaced) {}

    /** What these items said before to whoever reads for the patient, the newest first; nothing for anyone else. */
    public List<Replaced> of(Viewer viewer, UUID record, Collection<UUID> ids, String as) {
        if (!viewer.seesPatientsPages()) {
            return List.of();
        }
        return asking.as(viewer, sql -> {
            var text = """
                    select v.patient_id, v.id, v.version, v.gist, v.filed_at, v.replaced_at
                    from chart.item_version v join chart.item i on i.patient_id = v.patient_id and i.id = v.id
                    where v.shown and v.id = any (cast(:ids as uuid[])) and %s
                    order by v.replaced_at desc limit 100""".formatted(may.condition(viewer, record));
            var found = ItemSelection.bind(sql, sql.of(text), record)
                    .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                    .query((row, _) -> new Replaced(
                            row.getObject("id", UUID.class),
                            rows.gist(sql, row),
                            row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                            row.getObject("replaced_at", OffsetDateTime.class).toInstant()))
                    .list();
            if (!found.isEmpty()) {
                audit.record(sql, AuditEvent.many(as, record, "chart", found.size()));
            }
            return found;
        });
    }

    /** As {@link #of}, of all of a group and whether it was open to the patient or not: for a job that gathers proof. */
    public List<Replaced> all(Sql sql, UUID patient, UUID group) {
        return sql.of("""
                        select v.patient_id, v.id, v.version, v.gist, v.filed_at, v.replaced_at
                        from chart.item_version v join chart.item i on i.patient_id = v.patient_id and i.id = v.id
                        where v.patient_id = :patient and i.group_id = :group order by v.replaced_at limit 500
                        """)
                .param("patient", patient)
                .param("group", group)
                .query((row, _) -> new Replaced(
                        row.getObject("id", UUID.class),
                        rows.gist(sql, row),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("replaced_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Whether what arrived of a group says something else than what stood there: another status, value or text, or
     * something that stood nowhere. In the transaction that filed it.
     */
    public boolean isOtherThanBefore(Sql sql, Filing.Group group) {
        var news = new HashMap<UUID, Arrival>();
        group.news().forEach(it -> news.put(it.id(), it));
        var same = sql.of("""
                        select distinct on (v.id) v.patient_id, v.id, v.version, v.status, v.body from chart.item_version v
                        where v.patient_id = :patient and v.id = any (cast(:ids as uuid[])) order by v.id, v.version desc
                        """)
                .param("patient", group.patient())
                .param("ids", news.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> {
                    var now = Objects.requireNonNull(news.get(row.getObject("id", UUID.class)));
                    return now.status().equals(row.getString("status"))
                            && said(rows.body(sql, row)).equals(said(now.body()));
                })
                .list();
        return same.size() < news.size() || same.contains(false);
    }

    /** What is said, without how it was sent. */
    private static JsonNode said(byte[] body) {
        var tree = JSON.readTree(body);
        if (tree instanceof ObjectNode object) {
            object.remove(HOW_IT_WAS_SENT);
        }
        return tree;
    }
}
