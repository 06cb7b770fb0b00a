package org.havenport.practice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says by which day each promise is looked at again; a promise whose day has passed is broken, whatever was seen (B.concl). */
@Component
class SafeguardsAreReviewedInTime implements Safeguard {

    private static final int SOON = 14;

    private final Protocols protocols;
    private final BusinessHours hours;
    private final Asking asking;
    private final Clock clock;

    SafeguardsAreReviewedInTime(Protocols protocols, BusinessHours hours, Asking asking, Clock clock) {
        this.protocols = protocols;
        this.hours = hours;
        this.asking = asking;
        this.clock = clock;
    }

    /** The most days between two reviews of a promise. */
    int days(boolean cyber) {
        return protocols.value(cyber ? PromiseParameters.CYBER_REVIEW_DAYS : PromiseParameters.REVIEW_DAYS);
    }

    /** By when somebody must have looked: never later than the practice's days after the last look, whatever was promised then. */
    LocalDate due(boolean cyber, Instant firstSeen, Entry.@Nullable Reviewed last) {
        if (last == null) {
            return day(firstSeen).plusDays(days(cyber));
        }
        var latest = day(last.at()).plusDays(days(cyber));
        return last.next().isBefore(latest) ? last.next() : latest;
    }

    boolean overdue(LocalDate due) {
        return today().isAfter(due);
    }

    LocalDate today() {
        return day(clock.instant());
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, hours.zone());
    }

    @Override
    public List<String> requirements() {
        return List.of("B.concl", "A.risk.5");
    }

    @Override
    public String promise() {
        return "Every promise is looked at again in time. One that was not counts as broken.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var soonest = sql.of("""
                            select count(*) filter (where r.next_on < :today) as over,
                                   count(*) filter (where r.next_on >= :today and r.next_on < :soon) as soon,
                                   count(r.at) as reviewed, count(*) as known
                            from practice.promise p left join lateral (
                                select at, next_on from practice.review where promise = p.name
                                order by number desc limit 1) r on true
                            """)
                    .param("today", today())
                    .param("soon", today().plusDays(SOON))
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)})
                    .single();
            var seen = "%d of %d promises were reviewed here; %d are overdue, %d due within %d days"
                    .formatted(soonest[2], soonest[3], soonest[0], soonest[1], SOON);
            return soonest[0] > 0
                    ? Evidence.broken(seen, sql.now(), SafeguardsController.PATH)
                    : soonest[1] > 0
                            ? Evidence.needsAttention(seen, sql.now(), SafeguardsController.PATH)
                            : Evidence.holds(seen, sql.now());
        });
    }
}
