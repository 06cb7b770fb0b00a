package org.havenport.upkeep;

import java.time.Clock;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.stereotype.Component;

/** The list of parts in the build is held against what became known; a critical weakness breaks it after its days (B.sec.6). */
@Component
class KnownWeaknessesAreMended implements Safeguard {

    private final BillOfMaterials parts;
    private final HeldAgainstAdvisories held;
    private final Clock clock;

    KnownWeaknessesAreMended(BillOfMaterials parts, HeldAgainstAdvisories held, Clock clock) {
        this.parts = parts;
        this.held = held;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.6");
    }

    @Override
    public String promise() {
        return "Every part of the program is held against known weaknesses, and none that is critical stays open for long.";
    }

    /** Whoever runs the program renews it. */
    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        return parts.built().isEmpty()
                ? Evidence.broken("The build has no list of its parts.", clock.instant(), UpdatesController.PATH)
                : held.of(parts.all(), _ -> true, "All feeds were read");
    }
}
