package org.havenport.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.vault.Unreadable;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The door through which what stands in a record gets the security labels it lacks (B.risk.inap.2). Labels are only
 * added: what was confidential stays so.
 */
@Component
public class Labelling {

    private static final Logger log = LoggerFactory.getLogger(Labelling.class);
    private static final int AT_ONCE = 200;

    private final Asking asking;
    private final Audit audit;
    private final ItemRows rows;
    private final BlindedCodes codes;
    private final ConfidentialTogether together;

    Labelling(Asking asking, Audit audit, ItemRows rows, BlindedCodes codes, ConfidentialTogether together) {
        this.asking = asking;
        this.audit = audit;
        this.rows = rows;
        this.codes = codes;
        this.together = together;
    }

    /**
     * Labels the whole record of a patient anew, and makes confidential what belongs to what became so. Only a job may.
     *
     * @param labels of a resource, by its type and its body
     * @return how many entries got a label that they lacked
     */
    public int again(Viewer.Job job, UUID patient, BiFunction<String, byte[], Set<String>> labels) {
        return asking.as(job, sql -> {
            var added = new HashSet<UUID>();
            var papers = new HashMap<UUID, Set<UUID>>();
            var after = new UUID(0, 0);
            for (var page = page(sql, patient, after); !page.isEmpty(); page = page(sql, patient, after)) {
                added.addAll(add(sql, patient, page, labels));
                page.forEach(it -> {
                    var named = Referred.in(it.type(), it.body());
                    if (!named.isEmpty()) {
                        papers.put(it.id(), named);
                    }
                });
                after = page.getLast().id();
            }
            if (!added.isEmpty()) {
                together.labelled(sql, patient, added, papers);
                audit.record(sql, AuditEvent.many("items-labelled", patient, "chart", added.size()));
            }
            return added.size();
        });
    }

    private record Stored(UUID id, String type, byte[] body) {}

    /** What cannot be opened is shown to nobody, labelled or not. */
    private List<Stored> page(Sql sql, UUID patient, UUID after) {
        return sql.of("""
                        select i.type, %s from chart.item i where i.patient_id = :patient and i.id > :after
                        order by i.id limit :most
                        """.formatted(ItemRows.BODY))
                .param("patient", patient)
                .param("after", after)
                .param("most", AT_ONCE)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    try {
                        return new Stored(id, row.getString("type"), rows.body(sql, row));
                    } catch (Unreadable damaged) {
                        log.error("Item {} cannot be opened and is not labelled", id);
                        return new Stored(id, row.getString("type"), new byte[0]);
                    }
                })
                .list();
    }

    private List<UUID> add(Sql sql, UUID patient, List<Stored> page, BiFunction<String, byte[], Set<String>> labels) {
        var wanted = new HashMap<UUID, Set<String>>();
        for (var stored : page) {
            var found = stored.body().length == 0 ? Set.<String>of() : labels.apply(stored.type(), stored.body());
            if (!found.isEmpty()) {
                wanted.put(stored.id(), found);
            }
        }
        return wanted.isEmpty() ? List.of() : add(sql, patient, List.copyOf(wanted.entrySet()));
    }

    private List<UUID> add(Sql sql, UUID patient, List<Map.Entry<UUID, Set<String>>> wanted) {
        var ids = new ArrayList<String>();
        var labels = new ArrayList<String>();
        var confidential = new ArrayList<String>();
        wanted.forEach(it -> {
            ids.add(it.getKey().toString());
            labels.add(codes.ofLabels(sql, patient, it.getValue()));
            confidential.add(Boolean.toString(ConfidentialTopics.isAmong(it.getValue())));
        });
        return sql.of("""
                        update chart.item i set confidential = i.confidential or n.confidential,
                            labels = array(select distinct l from unnest(i.labels || cast(n.labels as bytea[])) l)
                        from unnest(cast(:ids as uuid[]), cast(:labels as text[]), cast(:confidential as boolean[]))
                            as n (id, labels, confidential)
                        where i.patient_id = :patient and i.id = n.id
                          and not (i.labels @> cast(n.labels as bytea[]) and (i.confidential or not n.confidential))
                        returning i.id
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("labels", labels.toArray(String[]::new))
                .param("confidential", confidential.toArray(String[]::new))
                .param("patient", patient)
                .query(UUID.class)
                .list();
    }
}
