package org.havenport.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where work goes whose time is over, or whose owner is away: alternate, lead of the pool, medical director (A1.7). */
@Component
class NothingWaitsPastItsClock implements Safeguard {

    private final Asking asking;

    NothingWaitsPastItsClock(Asking asking) {
        this.asking = asking;
    }

    /**
     * What is to be done with work now.
     *
     * @param what the step that is kept
     * @param owner who gets it; null when nobody further can act
     * @param untilItGoesOn whether it has a new step of time from now, or the clock runs on as it did
     */
    record Move(Step what, Roster.@Nullable Given owner, boolean untilItGoesOn) {

        int level(Work work) {
            return owner == null ? Work.LAST : Math.max(work.level(), owner.level());
        }
    }

    /** The next move; empty while its owner can act and its time is not over. */
    static Optional<Move> next(Work work, Roster roster, Instant now) {
        var over = !work.goesOn().isAfter(now);
        if (work.owner() == null) {
            return came(Step.CAME_TO, roster.chain(work, 0, now).stream().findFirst(), over);
        }
        if (!roster.canAct(work.owner(), work.skill(), now)) {
            var instead = roster.present(work.owner(), work.skill(), now)
                    .map(it -> new Roster.Given(it, work.level()))
                    .or(() -> roster.chain(work, 0, now).stream().findFirst());
            return came(Step.REROUTED, instead, over);
        }
        return over ? Optional.of(wentOn(work, roster, now)) : Optional.empty();
    }

    private static Optional<Move> came(Step how, Optional<Roster.Given> to, boolean over) {
        var nobody = over ? Optional.of(new Move(Step.NOBODY_THERE, null, true)) : Optional.<Move>empty();
        return to.map(it -> new Move(how, it, false)).or(() -> nobody);
    }

    /** To the next who is somebody else, to whoever is on call now before anybody above; the last is told again. */
    private static Move wentOn(Work work, Roster roster, Instant now) {
        var last = work.level() == Work.LAST;
        var from = last ? Work.LAST : roster.isLeftBehind(work, now) ? 0 : work.level() + 1;
        return roster.chain(work, from, now).stream()
                .filter(it -> last || !it.account().equals(work.owner()))
                .findFirst()
                .map(it -> new Move(last ? Step.PAGED : Step.WENT_ON, it, true))
                .orElseGet(() -> new Move(Step.NOBODY_THERE, null, true));
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.7", "A3.2");
    }

    @Override
    public String promise() {
        return "Work that nobody does in time goes on: to the alternate, the lead of the pool, the medical director.";
    }

    @Override
    public Evidence evidence() {
        return asking.as(Viewer.job("safeguards"), sql -> {
            var counts = Counts.of(sql);
            var seen =
                    "%d wait, %d of them overdue, %d past their clock with nobody told; %d went on in the last 7 days"
                            .formatted(counts.waiting(), counts.overdue(), counts.stuck(), counts.wentOn());
            if (counts.stuck() > 0) {
                return Evidence.broken(seen, sql.now(), "/staff/work");
            }
            return counts.overdue() > 0
                    ? Evidence.needsAttention(seen, sql.now(), "/staff/work")
                    : Evidence.holds(seen, sql.now());
        });
    }
}
