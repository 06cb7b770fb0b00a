package org.havenport.chart;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes items out of a record and remembers it, so that they never open there again. */
@Component
class Retractions {

    private final List<Filing> filings;
    private final ApplicationEventPublisher news;

    Retractions(List<Filing> filings, ApplicationEventPublisher news) {
        this.filings = filings;
        this.news = news;
    }

    /** What is released together is another patient's together. */
    Retraction retract(Sql sql, UUID patient, Collection<UUID> items, String reason, UUID decidedBy) {
        var whole = sql.of("""
                        select id, group_id, chart.stands(release_state, held_until) in ('RELEASED', 'SUSPECTED') as released from chart.item
                        where patient_id = :patient and release_state <> 'RETRACTED' and group_id in (
                            select group_id from chart.item
                            where patient_id = :patient and id = any (cast(:items as uuid[])))
                        for update
                        """)
                .param("patient", patient)
                .param("items", strings(items))
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("group_id", UUID.class),
                        row.getBoolean("released")))
                .list();
        if (whole.isEmpty()) {
            return new Retraction(List.of(), false);
        }
        var ids = whole.stream().map(Row::id).toList();
        write(sql, patient, ids, reason);
        var groups = new HashSet<UUID>();
        whole.forEach(row -> groups.add(row.group()));
        filings.forEach(filing -> filing.retracted(sql, patient, Set.copyOf(groups)));
        news.publishEvent(new ItemsRetracted(patient, ids, reason, sql.viewer(), decidedBy));
        return new Retraction(ids, whole.stream().anyMatch(Row::released));
    }

    private static void write(Sql sql, UUID patient, List<UUID> ids, String reason) {
        sql.of("""
                        insert into chart.retraction (patient_id, item_id, reason, was_released, at)
                        select patient_id, id, :reason, chart.stands(release_state, held_until) in ('RELEASED', 'SUSPECTED'), viewer.at() from chart.item
                        where patient_id = :patient and id = any (cast(:ids as uuid[]))
                        """)
                .param("patient", patient)
                .param("reason", reason)
                .param("ids", strings(ids))
                .update();
        sql.of("""
                        update chart.item set release_state = 'RETRACTED', released_at = null
                        where patient_id = :patient and id = any (cast(:ids as uuid[]))
                        """).param("patient", patient).param("ids", strings(ids)).update();
    }

    /** What is filed again then counts as changed, so that its release is decided anew. */
    void end(Sql sql, UUID patient, Collection<UUID> ids) {
        for (var statement : List.of(
                "delete from chart.retraction where patient_id = :patient and item_id = any (cast(:ids as uuid[]))",
                "update chart.item set digest = '' where patient_id = :patient and id = any (cast(:ids as uuid[]))")) {
            sql.of(statement)
                    .param("patient", patient)
                    .param("ids", strings(ids))
                    .update();
        }
    }

    /** Which of these a person took out of this record. */
    Set<UUID> among(Sql sql, UUID patient, Collection<UUID> ids) {
        return Set.copyOf(sql.of("""
                        select item_id from chart.retraction
                        where patient_id = :patient and item_id = any (cast(:ids as uuid[]))
                        """)
                .param("patient", patient)
                .param("ids", strings(ids))
                .query(UUID.class)
                .list());
    }

    private static String[] strings(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private record Row(UUID id, UUID group, boolean released) {}
}
