package org.havenport.vault;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Somebody has opened a copy of the organisation's key that is kept elsewhere, and does so again every year. */
@Component
class TheKeyHasAConfirmedCopy implements Safeguard {

    private static final Viewer.Job JOB = new Viewer.Job("vault");
    private static final int DAYS = 365;

    private final Escrow escrow;
    private final Clock clock;

    TheKeyHasAConfirmedCopy(Escrow escrow, Clock clock) {
        this.escrow = escrow;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.1", "A1.3");
    }

    @Override
    public String promise() {
        return "A copy of the key is kept elsewhere, and somebody has seen that it opens.";
    }

    @Override
    public Force force() {
        // The program can make a copy and open it; where it lies is for people.
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var confirmed = escrow.confirmed(JOB);
        if (confirmed.isEmpty()) {
            return Evidence.broken(
                    "Nobody has confirmed a copy of the key in use. If its file is lost, every record is lost.",
                    now,
                    null);
        }
        var days = Duration.between(confirmed.get().at(), now).toDays();
        var seen = "A copy of the key was opened %d days ago.".formatted(days);
        return days > DAYS ? Evidence.needsAttention(seen, now, null) : Evidence.holds(seen, now);
    }
}
