package org.havenport.intake;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.chart.Chart;
import org.havenport.chart.Retraction;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes an item out of a record that is another patient's, and lets it wait to be matched anew; in one transaction. */
@Component
class TakenOut {

    static final String REASON = "a person said that it is another patient's";

    private static final String CODE = "WRONG_PATIENT";

    private final Asking asking;
    private final Chart chart;
    private final HeldRows rows;
    private final Vault vault;

    TakenOut(Asking asking, Chart chart, HeldRows rows, Vault vault) {
        this.asking = asking;
        this.chart = chart;
        this.rows = rows;
        this.vault = vault;
    }

    /** @return what waits now; empty when nothing was taken out */
    Optional<UUID> takeOut(UUID by, UUID patient, UUID item) {
        return asking.as(Refiling.JOB, sql -> {
            var retraction = chart.retract(Refiling.JOB, patient, List.of(item), CODE, by);
            return retraction.items().isEmpty()
                    ? Optional.<UUID>empty()
                    : Optional.of(hold(sql, by, patient, retraction));
        });
    }

    private UUID hold(Sql sql, UUID by, UUID patient, Retraction retraction) {
        var held = UUID.randomUUID();
        var first = source(sql, patient, retraction.items().getFirst());
        sql.of("""
                        insert into intake.held (id, source, origin, reason, came_from, was_released, retracted_by, state, at)
                        values (:id, :source, 'RETRACTED', :reason, :from, :released, :by, 'WAITING', viewer.at())
                        """)
                .param("id", held)
                .param("source", first)
                .param("reason", REASON)
                .param("from", rows.sealCameFrom(sql, held, patient))
                .param("released", retraction.wasReleased())
                .param("by", by)
                .update();
        for (var id : retraction.items()) {
            keep(sql, held, first, patient, id);
        }
        return held;
    }

    private void keep(Sql sql, UUID held, String source, UUID patient, UUID item) {
        var opened =
                chart.open(Refiling.JOB, patient, item, "item-kept-to-match").orElseThrow();
        var id = UUID.randomUUID();
        sql.of("""
                        insert into intake.quarantine
                            (id, run_id, held_id, source, type, position, reason, sealed, links, state, at)
                        values (:id, :run, :held, :source, :type, :position, :reason, :sealed, :links, 'WAITING', viewer.at())
                        """)
                .param("id", id)
                .param("run", null, Types.OTHER)
                .param("held", held)
                .param("source", source)
                .param("type", opened.item().type())
                .param("position", "the record")
                .param("reason", REASON)
                .param("sealed", vault.sealForRoom(sql, "intake", opened.body(), Quarantine.context(id, "resource")))
                .param("links", links(sql, id, item, opened.body()))
                .update();
    }

    /** In a chart every reference is in our ids already; only the patient changes, and is said later. */
    private byte[] links(Sql sql, UUID id, UUID item, byte[] body) {
        var same = new java.util.HashMap<String, String>();
        Quarantine.collect(JsonMapper.shared().readTree(body), reference -> {
            if (!reference.startsWith("Patient/")) {
                same.put(reference, reference);
            }
        });
        same.put(HeldResource.CHART_ID, item.toString());
        return vault.sealForRoom(
                sql, "intake", JsonMapper.shared().writeValueAsBytes(same), Quarantine.context(id, "links"));
    }

    private static String source(Sql sql, UUID patient, UUID item) {
        return sql.of("select source from chart.item where patient_id = :patient and id = :id")
                .param("patient", patient)
                .param("id", item)
                .query(String.class)
                .single();
    }
}
