package org.havenport.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.havenport.worklist.NothingWaitsPastItsClock.Move;
import org.jspecify.annotations.Nullable;

/** Invented work of a drill, changed as the database changes it, and books of our own about it. */
final class DrillWork {

    private static final Duration A_WHILE = Duration.ofMinutes(15);
    private static final UUID NOBODY_IN_PARTICULAR = new UUID(0, 1);

    private final Instant takenBy;
    private final Instant withTheLastBy;
    private Work work;
    private @Nullable Instant lastMoved;

    DrillWork(WorkKind kind, Timing timing, Instant now, @Nullable UUID clinician) {
        var due = timing.after(kind.pace(), now, kind.due());
        takenBy = timing.after(kind.pace(), now, kind.take());
        withTheLastBy =
                timing.after(kind.pace(), due, kind.step().multipliedBy(2)).plus(A_WHILE);
        work = new Work(
                NOBODY_IN_PARTICULAR,
                NOBODY_IN_PARTICULAR,
                kind.key(),
                NOBODY_IN_PARTICULAR,
                kind.pool(),
                kind.skill(),
                kind.pace(),
                clinician,
                now,
                due,
                takenBy,
                0,
                null,
                null,
                null,
                null);
    }

    Work work() {
        return work;
    }

    void taken(Instant now) {
        var goesOn = work.goesOn().isBefore(work.due()) ? work.due() : work.goesOn();
        work = with(work.owner(), now, goesOn, work.level());
    }

    void moved(Move move, Timing timing, Instant now) {
        var owner = move.owner() == null ? work.owner() : move.owner().account();
        var taken = owner != null && owner.equals(work.owner()) ? work.taken() : null;
        lastMoved = move.what() == Step.CAME_TO ? lastMoved : now;
        work = with(owner, taken, timing.goesOn(work, move, now), move.level(work));
    }

    /**
     * What is late by the promise alone, whatever its clock says: nobody took it and it did not go on, or it is long overdue
     * and the medical director does not have it.
     */
    @Nullable
    String late(Instant now, Instant reliableSince) {
        if (!work.goesOn().isAfter(now)) {
            return "past its clock";
        }
        if (!now.isBefore(takenBy) && work.taken() == null && lastMoved == null) {
            return "nobody took it and it did not go on";
        }
        var known = reliableSince.isBefore(work.due());
        return known && now.isAfter(withTheLastBy) && work.level() < Work.LAST
                ? "overdue and not with the medical director"
                : null;
    }

    private Work with(@Nullable UUID owner, @Nullable Instant taken, Instant goesOn, int level) {
        return new Work(
                work.patient(),
                work.id(),
                work.kind(),
                work.subject(),
                work.pool(),
                work.skill(),
                work.pace(),
                work.clinician(),
                work.opened(),
                work.due(),
                goesOn,
                level,
                owner,
                taken,
                null,
                null);
    }
}
