package org.havenport.worklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.Roster.Absence;
import org.havenport.worklist.Roster.Cover;
import org.havenport.worklist.Roster.Shift;
import org.havenport.worklist.Roster.Whose;
import org.springframework.stereotype.Component;

/** Names the first coverage of a practice that is being set up, by a job; later people change it on their page. */
@Component
public class FirstCoverage {

    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int WEEKS = 4;

    private final Coverage coverage;

    FirstCoverage(Coverage coverage) {
        this.coverage = coverage;
    }

    /** Whether nobody has named anything yet. */
    public boolean isEmpty(Viewer.Job job) {
        return coverage.roster(job).covers().isEmpty();
    }

    /** Who answers for a pool at every hour, and who stands in; the second leads it. */
    public void pool(Viewer.Job job, Pool pool, UUID first, UUID second) {
        coverage.cover(job, always(Whose.of(pool), first, second));
        coverage.join(job, pool, first, false);
        coverage.join(job, pool, second, true);
    }

    /** A clinician answers for their own work; this colleague stands in. */
    public void clinician(Viewer.Job job, UUID clinician, UUID second) {
        coverage.cover(job, always(Whose.of(clinician), clinician, second));
    }

    /** These two are on call from an instant on, for four weeks, in turns of one. */
    public void onCall(Viewer.Job job, Instant from, UUID one, UUID other) {
        for (int week = 0; week < WEEKS; week++) {
            var begins = from.plus(A_WEEK.multipliedBy(week));
            var even = week % 2 == 0;
            coverage.onCall(
                    job,
                    new Shift(UUID.randomUUID(), begins, begins.plus(A_WEEK), even ? one : other, even ? other : one));
        }
    }

    /** Somebody is away from the first business hour that begins after an instant until its end. */
    public void awayForAnHour(Viewer.Job job, Instant after, UUID account, UUID alternate) {
        var hour = OpenHours.of(coverage.roster(job).clock(), after, (int) A_WEEK.toDays()).stream()
                .filter(it -> it.from().isAfter(after))
                .findFirst()
                .orElseThrow();
        coverage.away(job, new Absence(UUID.randomUUID(), account, hour.from(), hour.to(), alternate));
    }

    private static Cover always(Whose whose, UUID first, UUID second) {
        return new Cover(UUID.randomUUID(), whose, null, LocalTime.MIN, LocalTime.MAX, first, second);
    }
}
