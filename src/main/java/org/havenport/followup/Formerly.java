package org.havenport.followup;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havenport.chart.Filing;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** What was known of a result before other values came in its place: kept when it is owed anew. */
@Component
class Formerly {

    private static final String KEEP = """
            insert into followup.former (patient_id, item_id, until_at, opened_at, consequence, because, settled_at, settled,
                reviewed_at, reviewed_by, comment_id, confirmed_at, confirmed_by)
            select o.patient_id, o.item_id, viewer.at(), o.opened_at, o.consequence, o.because, o.settled_at, o.settled,
                r.at, r.by_actor, r.comment_id, c.at, c.by_actor
            from followup.obligation o
            left join followup.review r on r.patient_id = o.patient_id and r.item_id = o.item_id
            left join followup.confirmation c on c.patient_id = o.patient_id and c.item_id = o.item_id
            where o.patient_id = :patient and o.item_id = :item
            on conflict do nothing
            """;

    /** What was written about the older values stands on no page any more. */
    private static final String COMMENT = """
            delete from followup.obligation o using followup.review r
            where r.patient_id = :patient and r.item_id = :item and o.patient_id = r.patient_id
              and o.item_id = r.comment_id and o.kind = 'MESSAGE'
            """;

    private final Obligations obligations;

    Formerly(Obligations obligations) {
        this.obligations = obligations;
    }

    /** Which of these groups are owed already, and how much depends on each. */
    Map<UUID, Consequence> among(Sql sql, Collection<Filing.Group> groups) {
        var known = new HashMap<UUID, Consequence>();
        if (!groups.isEmpty()) {
            sql.of("""
                            select o.item_id, o.consequence
                            from unnest(cast(:patients as uuid[]), cast(:items as uuid[])) as w (patient_id, item_id)
                            join followup.obligation o using (patient_id, item_id)
                            """)
                    .param(
                            "patients",
                            groups.stream().map(it -> it.patient().toString()).toArray(String[]::new))
                    .param(
                            "items",
                            groups.stream().map(it -> it.id().toString()).toArray(String[]::new))
                    .query(row -> {
                        known.put(row.getObject(1, UUID.class), Consequence.valueOf(row.getString(2)));
                    });
        }
        return known;
    }

    /**
     * Other values came in. What somebody has read, looked at, confirmed or been told of is owed anew; of what nobody has
     * touched the clock runs on, and it is graver at most.
     */
    void owedAgain(Sql sql, Filing.Group group, Consequence now) {
        var untouched = sql.of("""
                        update followup.obligation o set consequence = :consequence
                        where o.patient_id = :patient and o.item_id = :item and o.settled_at is null
                          and (not o.reviewed or o.kind <> 'RESULT')
                          and not exists (select 1 from followup.viewing v
                              where v.patient_id = o.patient_id and v.item_id = o.item_id and v.at >= o.opened_at)
                          and not exists (select 1 from followup.confirmation c
                              where c.patient_id = o.patient_id and c.item_id = o.item_id)
                          and not exists (select 1 from followup.contact t where t.patient_id = o.patient_id
                              and t.item_id = o.item_id and t.outcome = 'SPOKE' and t.at >= o.opened_at)
                        """)
                        .param("consequence", now.name())
                        .param("patient", group.patient())
                        .param("item", group.id())
                        .update()
                == 1;
        if (!untouched) {
            obligations.reopen(sql, group.patient(), group.id());
        }
    }

    /** Keeps it and takes it away from what stands now; false when nothing was owed. */
    static boolean keep(Sql sql, UUID patient, UUID item) {
        sql.of(KEEP).param("patient", patient).param("item", item).update();
        sql.of(COMMENT).param("patient", patient).param("item", item).update();
        var owed = sql.of("delete from followup.obligation where patient_id = :patient and item_id = :item")
                .param("patient", patient)
                .param("item", item)
                .update();
        if (owed == 0) {
            return false;
        }
        for (var known : List.of("followup.confirmation", "followup.review")) {
            sql.of("delete from " + known + " where patient_id = :patient and item_id = :item")
                    .param("patient", patient)
                    .param("item", item)
                    .update();
        }
        return true;
    }
}
