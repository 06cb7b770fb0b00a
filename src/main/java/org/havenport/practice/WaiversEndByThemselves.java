package org.havenport.practice;

import java.time.LocalDate;
import java.util.List;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a waiver counts: agreed to by a second person, and not after its day (A.risk.5). */
@Component
class WaiversEndByThemselves implements Safeguard {

    private final Asking asking;
    private final SafeguardsAreReviewedInTime days;
    private final Audit audit;

    WaiversEndByThemselves(Asking asking, SafeguardsAreReviewedInTime days, Audit audit) {
        this.audit = audit;
        this.asking = asking;
        this.days = days;
    }

    /** Whether it covers what was seen today. */
    boolean counts(@Nullable Waiver waiver) {
        return waiver != null && waiver.counts(days.today());
    }

    /** The waiver that counts or waits; one that is over is no longer shown. */
    @Nullable
    Waiver shown(@Nullable Waiver waiver) {
        return waiver != null && (waiver.counts(days.today()) || waiver.waits(days.today())) ? waiver : null;
    }

    /** Puts away what is over, so that the next one can be asked for. */
    void putAway(Sql sql) {
        sql.of("""
                        update practice.waiver set ended_at = viewer.at(), ended_by = :nobody
                        where ended_at is null and until <= :today returning promise
                        """)
                .param("nobody", Viewer.NO_ID)
                .param("today", days.today())
                .query(String.class)
                .list()
                .forEach(promise -> audit.record(sql, AuditEvent.about("promise-waiver-over", null, promise, null)));
    }

    /** The last day that may be asked for. */
    LocalDate latest() {
        return days.today().plusDays(365);
    }

    @Override
    public List<String> requirements() {
        return List.of("A.risk.5");
    }

    @Override
    public String promise() {
        return "A promise is waived only by two people, with a reason, and only until a day.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*) filter (where approved_by is not null and until > :today) as counting,
                                   count(*) filter (where approved_by = asked_by or until > asked_at + interval '367 days') as wrong,
                                   min(until) filter (where approved_by is not null and until > :today) as next
                            from practice.waiver where ended_at is null
                            """)
                    .param("today", days.today())
                    .query((row, _) -> new Counts(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class)))
                    .single();
            var seen = counts.counting() == 0
                    ? "No waiver counts today"
                    : "%d waivers count today; the next ends on %s".formatted(counts.counting(), counts.next());
            return Evidence.none(
                    counts.wrong(),
                    counts.wrong() == 0 ? seen : "%d waivers lack a second person or an end".formatted(counts.wrong()),
                    sql.now(),
                    SafeguardsController.PATH);
        });
    }

    private record Counts(
            long counting, long wrong, @Nullable LocalDate next) {}
}
