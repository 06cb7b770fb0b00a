package org.havenport.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.havenport.protocols.BusinessClock;
import org.havenport.worklist.NothingWaitsPastItsClock.Move;

/** How the time of work is counted. Pure. */
record Timing(BusinessClock clock, Function<String, Optional<WorkKind>> kinds) {

    /** Of a kind that no room declares any longer. */
    private static final Duration UNKNOWN = Duration.ofHours(1);

    /** How long the last of all has until they are told again. */
    private static final Duration AGAIN = Duration.ofHours(1);

    /** The instant so much later. */
    Instant after(WorkKind.Pace pace, Instant start, Duration length) {
        return pace == WorkKind.Pace.REAL ? start.plus(length) : clock.after(start, length);
    }

    /** How long each who gets it has, until it goes on. */
    Duration step(String key) {
        return kinds.apply(key).map(WorkKind::step).orElse(UNKNOWN);
    }

    /** How long somebody has to take it. */
    Duration take(String key) {
        return kinds.apply(key).map(WorkKind::take).orElse(UNKNOWN);
    }

    /** When work goes on after a move: a new owner instead of one who is away has no more time than there was. */
    Instant goesOn(Work work, Move move, Instant now) {
        if (move.untilItGoesOn()) {
            var step = step(work.kind());
            var last = move.level(work) == Work.LAST && step.compareTo(AGAIN) < 0;
            return after(work.pace(), now, last ? AGAIN : step);
        }
        var take = after(work.pace(), now, take(work.kind()));
        return move.what() == Step.REROUTED && take.isBefore(work.goesOn()) ? take : work.goesOn();
    }
}
