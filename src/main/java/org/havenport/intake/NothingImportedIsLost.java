package org.havenport.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Every resource read is filed, known already, waiting or refused with a reason: the sums are checked file by file. */
@Component
class NothingImportedIsLost implements Safeguard {

    private static final Duration LONGEST_RUN = Duration.ofDays(1);

    private final Asking asking;
    private final Clock clock;

    NothingImportedIsLost(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    /** @throws IllegalStateException when something that was read is nowhere */
    void check(Counts counts) {
        if (!counts.balance()) {
            throw new IllegalStateException("The counts of an import do not add up: " + counts);
        }
    }

    /**
     * After a batch was read to its end.
     *
     * @param found how many entries stand in it
     * @param done what has become of how many
     * @throws IllegalStateException when there is one of which nobody knows what became of it
     */
    void check(long found, long done) {
        if (found != done) {
            throw new IllegalStateException("Of %d entries %d are accounted for".formatted(found, done));
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.8");
    }

    @Override
    public String promise() {
        return "Everything an import reads is filed, already there, waiting for a person, or refused with a reason.";
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        return asking.as(
                Viewer.job("safeguards"),
                sql -> sql.of("""
                        select count(*), count(*) filter (where read <> filed + duplicate + quarantined + refused),
                               count(*) filter (where finished_at is null and started_at < :longAgo),
                               coalesce(sum(read), 0)
                        from intake.run
                        """)
                        .param("longAgo", Sql.time(now.minus(LONGEST_RUN)))
                        .query((row, _) -> {
                            var seen = "%,d of %,d imports do not add up, %,d did not end; %,d resources were read"
                                    .formatted(row.getLong(2), row.getLong(1), row.getLong(3), row.getLong(4));
                            return row.getLong(2) == 0 && row.getLong(3) > 0
                                    ? Evidence.needsAttention(seen, now, null)
                                    : Evidence.none(row.getLong(2), seen, now, null);
                        })
                        .single());
    }
}
