package org.havenport.concerns;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Doubts;
import org.havenport.chart.ItemGroup;
import org.havenport.viewer.Sql;
import org.springframework.stereotype.Component;

/** Tells the care team's lists which results a patient asked to correct, while the request is open (A2.3). */
@Component
class WhatPatientsDoubt implements Doubts {

    @Override
    public Set<ItemGroup> among(Sql sql, Collection<ItemGroup> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.of("""
                        select distinct c.patient_id, c.group_id
                        from unnest(cast(:patients as uuid[]), cast(:groups as uuid[])) as g (patient_id, group_id)
                        join concerns.correction c using (patient_id, group_id) where c.state = 'OPEN'
                        """)
                .param(
                        "patients",
                        groups.stream().map(it -> it.patient().toString()).toArray(String[]::new))
                .param("groups", groups.stream().map(it -> it.id().toString()).toArray(String[]::new))
                .query((row, _) -> new ItemGroup(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
    }
}
