package org.havenport.upkeep;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.havenport.protocols.BusinessHours;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** There is always a day for the next update, and somebody whose duty it is (B.sec.6). */
@Component
class UpdatesArePlanned implements Safeguard {

    private static final Viewer.Job JOB = new Viewer.Job("upkeep");

    /** Days after which an update that was due breaks the promise. */
    private static final int GRACE = 15;

    private final Updates updates;
    private final Duties duties;
    private final BusinessHours hours;
    private final Clock clock;

    UpdatesArePlanned(Updates updates, Duties duties, BusinessHours hours, Clock clock) {
        this.updates = updates;
        this.duties = duties;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public List<String> requirements() {
        return List.of("B.sec.6");
    }

    @Override
    public String promise() {
        return "The next security update has a day, and somebody whose duty it is.";
    }

    @Override
    public Force force() {
        return Force.WATCHES;
    }

    @Override
    public Evidence evidence() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, hours.zone());
        var next = updates.next(JOB);
        var owned = duties.whoHas(Duty.SECURITY).isPresent();
        if (next.isPresent() && next.get().on().plusDays(GRACE).isBefore(today)) {
            return Evidence.broken(
                    "The update of %s is overdue by more than %d days."
                            .formatted(next.get().on(), GRACE),
                    now,
                    UpdatesController.PATH);
        }
        if (next.isEmpty() || !owned || next.get().on().isBefore(today)) {
            var why = next.isEmpty()
                    ? "No update is planned."
                    : owned ? "The update of %s is due.".formatted(next.get().on()) : "Nobody has the duty.";
            return Evidence.needsAttention(why, now, UpdatesController.PATH);
        }
        return Evidence.holds("The next update is on %s.".formatted(next.get().on()), now);
    }
}
