package org.havenport.staff;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/** Says who is in charge of the portal: the coordinator, or the alternate while the coordinator cannot act. */
@Component
class ThePortalHasACoordinator implements Safeguard {

    private final Duties duties;
    private final Clock clock;

    ThePortalHasACoordinator(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    /** Whom the help page names. */
    Optional<Member> now() {
        return duties.whoHas(Duty.PORTAL_COORDINATOR);
    }

    @Override
    public List<String> requirements() {
        return List.of("B.rule.6");
    }

    @Override
    public String promise() {
        return "Somebody is in charge of the portal, and somebody stands in.";
    }

    @Override
    public Evidence evidence() {
        return Held.evidence(duties, List.of(Duty.PORTAL_COORDINATOR), clock.instant());
    }
}
