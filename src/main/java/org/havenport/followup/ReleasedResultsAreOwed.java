package org.havenport.followup;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havenport.chart.Category;
import org.havenport.chart.Filing;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Nothing new is shown to a patient without an obligation that stays open until they have said they saw it. */
@Component
class ReleasedResultsAreOwed implements Safeguard {

    private static final Set<Category> RESULTS = EnumSet.of(Category.LABORATORY, Category.IMAGING, Category.PATHOLOGY);

    private final Asking asking;

    ReleasedResultsAreOwed(Asking asking) {
        this.asking = asking;
    }

    /** Whether a group brings a new result. History was released long ago, and is owed by nobody. */
    boolean isOwed(Filing.Group group) {
        return group.news().stream().anyMatch(a -> RESULTS.contains(a.category()) && !a.history());
    }

    @Override
    public List<String> requirements() {
        return List.of("B.com.3", "A1.9");
    }

    @Override
    public String promise() {
        return "Every new result shown to a patient stays open until the patient has confirmed it.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var forgotten = sql.of("""
                            select count(distinct (i.patient_id, i.group_id)) from chart.item i
                            where i.release_state = 'RELEASED' and not i.history
                              and i.category in ('LABORATORY', 'IMAGING', 'PATHOLOGY')
                              and not exists (select 1 from followup.obligation o
                                  where o.patient_id = i.patient_id and o.item_id = i.group_id)
                            """).query(Long.class).single();
            var seen = sql.of("""
                            select format('%s lack an obligation; %s of %s new results were viewed, %s confirmed',
                                cast(:forgotten as text), count(*) filter (where v.item_id is not null), count(*),
                                count(*) filter (where c.item_id is not null))
                            from followup.obligation o
                            left join (select distinct patient_id, item_id from followup.viewing) v
                                using (patient_id, item_id)
                            left join followup.confirmation c using (patient_id, item_id)
                            """)
                    .param("forgotten", forgotten.toString())
                    .query(String.class)
                    .single();
            return Evidence.none(forgotten, seen, sql.now(), null);
        });
    }
}
