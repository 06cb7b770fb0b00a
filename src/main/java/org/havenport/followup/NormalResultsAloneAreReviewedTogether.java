package org.havenport.followup;

import java.util.List;
import org.havenport.chart.Flag;
import org.havenport.chart.Item;
import org.havenport.chart.ReleaseState;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Only what is known to be normal, final and undoubted is looked at in one go; each patient gets words of their own. */
@Component
class NormalResultsAloneAreReviewedTogether implements Safeguard {

    private final Asking asking;

    NormalResultsAloneAreReviewedTogether(Asking asking) {
        this.asking = asking;
    }

    /**
     * Why somebody must look at a result by itself; null when it may be one of many.
     *
     * @param items all of its group that the care team sees
     * @param doubted whether its patient says that something is wrong
     */
    @Nullable
    Alone why(Obligation owed, List<Item> items, boolean doubted) {
        if (doubted || items.stream().anyMatch(it -> it.state() != ReleaseState.RELEASED)) {
            return Alone.DOUBTED;
        }
        var values = items.stream()
                .filter(it -> !it.leadsItsGroup() || it.gist().value() != null)
                .map(it -> it.gist().flag())
                .toList();
        if (owed.consequence() == Consequence.CRITICAL
                || values.stream().anyMatch(it -> it != null && it.isCritical())) {
            return Alone.CRITICAL;
        }
        if (items.stream().anyMatch(it -> it.version() > 1 || isCorrected(it.status()))) {
            return Alone.CORRECTED;
        }
        if (!items.stream().allMatch(it -> it.status().equals("final"))) {
            return Alone.NOT_FINAL;
        }
        if (values.stream().anyMatch(it -> it != null && it != Flag.NORMAL)) {
            return Alone.OUTSIDE;
        }
        if (owed.consequence() != Consequence.ROUTINE) {
            return Alone.SIGNIFICANT;
        }
        if (items.stream().anyMatch(Item::confidential)) {
            return Alone.CONFIDENTIAL;
        }
        return values.isEmpty() || values.contains(null) ? Alone.UNJUDGED : null;
    }

    private static boolean isCorrected(String status) {
        return status.equals("corrected") || status.equals("amended") || status.equals("appended");
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.over.2", "B.risk.misint.1");
    }

    @Override
    public String promise() {
        return "Only normal results are looked at in one go, and each patient gets a comment of their own.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var seen = sql.of("""
                            select count(*), count(*) filter (where not exists (
                                    select 1 from followup.obligation o where o.patient_id = r.patient_id
                                      and o.item_id = r.item_id and o.consequence = 'ROUTINE')),
                                count(*) filter (where r.comment_id is not null and not exists (
                                    select 1 from chart.item c where c.patient_id = r.patient_id
                                      and c.id = r.comment_id and c.type = 'Communication'))
                            from followup.review r where r.batch_id is not null
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .single();
            return Evidence.none(
                    seen[1] + seen[2],
                    "%d results looked at in one go; %d of them not routine, %d with words of another record"
                            .formatted(seen[0], seen[1], seen[2]),
                    sql.now(),
                    null);
        });
    }
}
