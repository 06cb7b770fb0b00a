package org.havenport.results;

import java.util.List;
import java.util.Locale;
import org.havenport.followup.Obligation;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Texts;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever opens a result before a clinician has reviewed it is told that it can be misread (B.risk.misint.2). */
@Component
class MisreadingIsWarnedOf implements Safeguard {

    private final Texts texts;
    private final Asking asking;

    MisreadingIsWarnedOf(Texts texts, Asking asking) {
        this.texts = texts;
        this.asking = asking;
    }

    /** The warning to show above a result; null once it was reviewed, and for history. */
    @Nullable
    ApprovedText warning(@Nullable Obligation obligation, Locale language) {
        return obligation == null || obligation.reviewed() != null
                ? null
                : texts.shown("disclaimer.MISINTERPRETATION", language);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.misint.2", "B.risk.misint.1");
    }

    @Override
    public String promise() {
        return "Whoever opens a result before a clinician has looked at it is warned that it can be misread.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var views = sql.of("""
                            select count(*) as all_views,
                                   count(*) filter (where early) as early,
                                   count(*) filter (where early and disclaimer_version is null) as unwarned
                            from (select v.disclaimer_version, (r.at is null or v.at < r.at) and not exists (
                                        select 1 from followup.taken_back t
                                        where t.patient_id = v.patient_id and t.item_id = v.item_id
                                          and v.at >= t.done_at and v.at < t.taken_back_at) as early
                                from followup.viewing v
                                join followup.obligation o on o.patient_id = v.patient_id and o.item_id = v.item_id
                                    and v.at >= o.opened_at and o.kind = 'RESULT'
                                left join followup.review r on r.patient_id = v.patient_id and r.item_id = v.item_id)
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .single();
            return Evidence.none(
                    views[2],
                    "%d of %d viewings before a review lacked the warning; %d viewings in all"
                            .formatted(views[2], views[1], views[0]),
                    sql.now(),
                    null);
        });
    }
}
