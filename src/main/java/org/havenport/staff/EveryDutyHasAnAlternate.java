package org.havenport.staff;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/** Watches the duties of privacy, security, the medical director and counsel. */
@Component
class EveryDutyHasAnAlternate implements Safeguard {

    private static final List<Duty> WATCHED = List.of(Duty.PRIVACY, Duty.SECURITY, Duty.MEDICAL_DIRECTOR, Duty.COUNSEL);

    private final Duties duties;
    private final Clock clock;

    EveryDutyHasAnAlternate(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.2");
    }

    @Override
    public String promise() {
        return "Privacy, security, medical direction and legal advice each have a named person and somebody who stands in.";
    }

    /** People name who it is; this looks whether they can act. */
    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        return Held.evidence(duties, WATCHED, clock.instant());
    }
}
