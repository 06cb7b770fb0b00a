package org.havenport.worklist;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Watches that each pool and each clinician has a first and a second name for each business hour of two weeks. */
@Component
class EveryBusinessHourIsCovered implements Safeguard {

    static final int DAYS = 14;

    private final Coverage coverage;
    private final Clock clock;

    EveryBusinessHourIsCovered(Coverage coverage, Clock clock) {
        this.coverage = coverage;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.7");
    }

    @Override
    public String promise() {
        return "In every business hour each pool and each clinician has somebody who answers, and somebody who stands in.";
    }

    /** People name who it is; this looks whether an hour is open. */
    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var roster = coverage.roster(Viewer.job("safeguards"));
        var open = roster.gaps(roster.all(), now, DAYS);
        var nobody = open.stream().filter(it -> it.named().count() == 0).count();
        var seen = "%d uncovered hours of %d pools and clinicians in the next %d days, in %d of them nobody answers"
                .formatted(Roster.Gap.hours(open), roster.all().size(), DAYS, nobody);
        if (nobody > 0) {
            return Evidence.broken(seen, now, "/staff/coverage");
        }
        return open.isEmpty() ? Evidence.holds(seen, now) : Evidence.needsAttention(seen, now, "/staff/coverage");
    }
}
