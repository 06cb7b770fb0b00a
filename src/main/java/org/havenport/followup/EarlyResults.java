package org.havenport.followup;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.havenport.followup.Loop.Reason;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.Protocols;
import org.havenport.viewer.Sql;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Results that came early and never became final (B.risk.over.2): registered, preliminary or in parts, for longer than
 * their class takes. What answers an order waits with the order. The chart itself says what is final; here stands only
 * that a person ended the wait.
 */
@Component
class EarlyResults {

    /** Days after which each class is asked for, counted from the sample or the examination. */
    private static final Map<String, Parameter<Integer>> DAYS = Map.of(
            "laboratory", LoopParameters.LABORATORY,
            "pathology", LoopParameters.PATHOLOGY,
            "imaging", LoopParameters.IMAGING);

    /** One row for each report or single result, as {@code o}. */
    static final String OPEN = """
            from (select i.patient_id, i.group_id as item_id, min(i.effective_from) as opened_at, max(i.filed_at) as filed_at
                from chart.item i
                where i.status in ('registered', 'preliminary', 'partial') and not i.history
                  and i.release_state <> 'RETRACTED' and i.effective_from <= case i.category
                      when 'LABORATORY' then cast(:laboratory as timestamptz)
                      when 'PATHOLOGY' then cast(:pathology as timestamptz)
                      when 'IMAGING' then cast(:imaging as timestamptz) end
                group by i.patient_id, i.group_id) o
            where not exists (select 1 from followup.early_closing c
                where c.patient_id = o.patient_id and c.item_id = o.item_id and c.at >= o.filed_at)
              and not exists (select 1 from chart.item m
                join followup.answer a on a.patient_id = m.patient_id and a.item_id = m.id
                join followup.expected e on e.patient_id = a.patient_id and e.order_id = a.order_id
                where m.patient_id = o.patient_id and m.group_id = o.item_id
                  and (followup.waits(e.patient_id, e.order_id) or exists (select 1 from followup.closing c
                      where c.patient_id = e.patient_id and c.order_id = e.order_id)))
            """;

    private final Protocols protocols;

    EarlyResults(Protocols protocols) {
        this.protocols = protocols;
    }

    /** Binds by when a result of each class would be final. */
    StatementSpec bound(Sql sql, StatementSpec statement) {
        DAYS.forEach((name, days) ->
                statement.param(name, Sql.time(sql.now().minus(Duration.ofDays(protocols.value(days))))));
        return statement;
    }

    /**
     * Keeps that nobody needs to wait for the final result any more, by name and with a reason.
     *
     * @return false when a colleague has ended it in the same moment
     */
    static boolean close(Sql sql, UUID patient, UUID item, Reason reason) {
        return sql.of("""
                        insert into followup.early_closing (patient_id, item_id, at, by_actor, reason)
                        values (:patient, :item, viewer.at(), :by, :reason) on conflict do nothing
                        """)
                        .param("patient", patient)
                        .param("item", item)
                        .param("by", sql.viewer().actor())
                        .param("reason", reason.name())
                        .update()
                == 1;
    }
}
