package org.havenport.concerns;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Suspicions;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** What a patient says is about somebody else is not shown to them any more until staff have found out (A2.3). */
@Component
class SuspectedItemsAreHidden implements Safeguard {

    private final Suspicions suspicions;
    private final Asking asking;

    SuspectedItemsAreHidden(Suspicions suspicions, Asking asking) {
        this.suspicions = suspicions;
        this.asking = asking;
    }

    /** Hides an item with its report; none when there is nothing of the kind to hide. */
    List<UUID> hide(Viewer viewer, UUID patient, UUID item) {
        return suspicions.suspect(viewer, patient, item);
    }

    @Override
    public List<String> requirements() {
        return List.of("A2.3", "A1.8");
    }

    @Override
    public String promise() {
        return "What a patient says is about somebody else is hidden from them at once, until staff have found out.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var seen = sql.of("""
                            select count(*), count(*) filter (where exists (select 1 from chart.item i
                                where i.patient_id = c.patient_id and i.group_id = c.group_id and chart.stands(i.release_state, i.held_until) = 'RELEASED'))
                            from concerns.correction c where c.state = 'OPEN' and c.wrong = 'NOT_MINE'
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                    .single();
            return Evidence.none(
                    seen[1],
                    "%d of %d suspected entries are still shown".formatted(seen[1], seen[0]),
                    sql.now(),
                    seen[1] == 0 ? null : CorrectionsToDecideController.PATH);
        });
    }
}
