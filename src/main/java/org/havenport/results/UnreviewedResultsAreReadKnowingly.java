package org.havenport.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Texts;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Before the first result of a class that nobody has reviewed, the reader says once that they know it (B.risk.misint.1). */
@Component
class UnreviewedResultsAreReadKnowingly implements Safeguard {

    static final String TEXT = "disclaimer.MISINTERPRETATION";

    private final Cautions cautions;
    private final Texts texts;
    private final Asking asking;

    UnreviewedResultsAreReadKnowingly(Cautions cautions, Texts texts, Asking asking) {
        this.cautions = cautions;
        this.texts = texts;
        this.asking = asking;
    }

    /** What the reader has to say before this result; empty when nothing, and it may be opened. */
    Optional<Result.Cautioned> before(Cautions.@Nullable Early result, UUID id, Locale language) {
        return Optional.ofNullable(result)
                .filter(Cautions.Early::mustConfirm)
                .map(early -> new Result.Cautioned(id, early.of(), words(language)));
    }

    /**
     * "I know; show me."
     *
     * @param off whether they want to be told no more
     * @return false when there was nothing to say
     */
    boolean say(Viewer viewer, UUID patient, UUID id, Locale language, boolean off) {
        return asking.as(viewer, sql -> {
            var early = cautions.early(viewer, patient, id);
            if (early.isEmpty()) {
                return false;
            }
            var of = early.get().of();
            if (of != null && early.get().mustConfirm()) {
                cautions.confirm(viewer, patient, of, words(language).version());
            }
            if (off && of != null) {
                cautions.switchOff(viewer, patient, words(language).version());
            }
            return true;
        });
    }

    void tell(Viewer viewer, UUID patient, Locale language, boolean on) {
        if (on) {
            cautions.switchOn(viewer, patient);
        } else {
            cautions.switchOff(viewer, patient, words(language).version());
        }
    }

    ApprovedText words(Locale language) {
        return texts.shown(TEXT, language);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.risk.misint.1");
    }

    @Override
    public String promise() {
        return "Before the first result of a kind that nobody has reviewed, whoever reads it says that they know so.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*) as all_readings, count(*) filter (where not exists (
                                select 1 from results.caution c
                                where c.patient_id = r.patient_id and c.by_actor = r.by_actor and c.at <= r.at
                                and (c.what = 'OFF' or c.what = 'CONFIRMED' and c.class = r.class))) as unknowing
                            from results.early_reading r
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                    .single();
            return Evidence.none(
                    counts[1],
                    "%d of %d results read before a review were opened without the reader saying so"
                            .formatted(counts[1], counts[0]),
                    sql.now(),
                    null);
        });
    }
}
