package org.havenport.staff;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/** Watches that ending access is somebody's duty, and that somebody stands in. */
@Component
class SomebodyEndsAccess implements Safeguard {

    private final Duties duties;
    private final Clock clock;

    SomebodyEndsAccess(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.rule.9b");
    }

    @Override
    public String promise() {
        return "Ending access is the duty of a named person, and of somebody who stands in.";
    }

    /** People name who it is; this looks whether they can act. */
    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        return Held.evidence(duties, List.of(Duty.ENDS_ACCESS), clock.instant());
    }
}
