package org.havenport.policies;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Whoever works here reads the policies in force once a year and says so; who is late stands on a list. */
@Component
class StaffReadWhatTheyMust implements Safeguard {

    private final ReadingPages pages;
    private final Clock clock;

    StaffReadWhatTheyMust(ReadingPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("A.risk.5", "B.risk.reply.4");
    }

    @Override
    public String promise() {
        return "Everybody who works here confirms once a year that they have read the policies in force.";
    }

    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var owed = pages.owed(Viewer.job("safeguards"));
        var overdue = owed.stream().filter(it -> it.duty().overdue()).count();
        var seen = "%d of %d readings that are still owed are overdue.".formatted(overdue, owed.size());
        return overdue == 0
                ? Evidence.holds(seen, clock.instant())
                : Evidence.needsAttention(seen, clock.instant(), ReadingController.PATH);
    }
}
