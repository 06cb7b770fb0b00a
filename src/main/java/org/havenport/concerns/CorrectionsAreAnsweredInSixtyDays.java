package org.havenport.concerns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Every request for correction has a last day, and at most one extension with its reason (45 CFR 164.526(b)(2)). */
@Component
class CorrectionsAreAnsweredInSixtyDays implements Safeguard {

    private final Protocols protocols;
    private final Asking asking;

    CorrectionsAreAnsweredInSixtyDays(Protocols protocols, Asking asking) {
        this.protocols = protocols;
        this.asking = asking;
    }

    /** By when a request is decided. */
    Instant due(Instant asked) {
        return asked.plus(Duration.ofDays(protocols.value(ConcernsParameters.CORRECTION_DAYS)));
    }

    /** By when it is decided once more time was taken. */
    Instant dueExtended(Instant due) {
        return due.plus(Duration.ofDays(protocols.value(ConcernsParameters.EXTENSION_DAYS)));
    }

    @Override
    public List<String> requirements() {
        return List.of("A2.3");
    }

    @Override
    public String promise() {
        return "A patient who reports an error has an answer within 60 days, or is told once why it takes 30 days more.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var seen = sql.of("""
                            select count(*), count(*) filter (where due_at < viewer.at()),
                                coalesce(extract(day from min(due_at) - viewer.at()), 0)
                            from concerns.correction where state = 'OPEN'
                            """)
                    .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .single();
            if (seen[1] > 0) {
                return Evidence.broken(
                        "%d of %d open requests are past their last day".formatted(seen[1], seen[0]),
                        sql.now(),
                        CorrectionsToDecideController.PATH);
            }
            var text = seen[0] == 0
                    ? "No request is open"
                    : "%d open, the next is due in %d days".formatted(seen[0], seen[2]);
            return Evidence.holds(text, sql.now());
        });
    }
}
