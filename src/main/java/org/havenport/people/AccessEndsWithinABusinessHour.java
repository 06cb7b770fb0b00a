package org.havenport.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.protocols.BusinessHours;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Sets the clock of each request to end somebody's access: one hour in which the practice is open. */
@Component
class AccessEndsWithinABusinessHour implements Safeguard {

    private static final Duration CLOCK = Duration.ofHours(1);

    private final Asking asking;
    private final BusinessHours hours;

    AccessEndsWithinABusinessHour(Asking asking, BusinessHours hours) {
        this.asking = asking;
        this.hours = hours;
    }

    /** Until when a request of this instant must be decided. */
    Instant due(Instant asked) {
        return hours.after(asked, CLOCK);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.rule.9b");
    }

    @Override
    public String promise() {
        return "A request to end somebody's access is decided within one business hour.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = sql.of("""
                            select count(*) as waiting, count(*) filter (where due_at <= viewer.at()) as late
                            from people.end_request where done_at is null
                            """)
                    .query((row, _) -> new long[] {row.getLong("waiting"), row.getLong("late")})
                    .single();
            var seen = "%d requests wait; %d of them past their hour.".formatted(counts[0], counts[1]);
            return Evidence.none(counts[1], seen, sql.now(), Parts.ENDING);
        });
    }
}
