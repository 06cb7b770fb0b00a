package org.havenport.followup;

import java.time.Duration;
import java.time.Instant;
import org.havenport.protocols.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * What is done next about something owed, by its consequence (A1.10): a reminder, another channel, and then a person who
 * calls; what is routine gets a letter in the end. Pure: it asks nobody and knows no clock but those it is given. Critical
 * times are real time, the others days of the practice.
 */
record Ladder(Times times, BusinessClock clock) {

    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofHours(4);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int LONGEST_CLOSED = 60;

    /**
     * The times of the steps.
     *
     * @param reminder hours after opening; {@code second} likewise
     * @param criticalReminder hours after opening; another channel after twice as many
     * @param criticalCall hours after opening
     * @param call business days after opening
     * @param letter days after opening
     * @param criticalTry hours within which somebody calls about something critical that became a call
     */
    record Times(
            int reminder, int second, int criticalReminder, int criticalCall, int call, int letter, int criticalTry) {}

    /** What was decided. */
    sealed interface Move {}

    /** They have an account that works by now: the call ends, and it climbs as for everybody else. */
    record Back(Instant next) implements Move {}

    /** It is over. */
    record End(Settled how) implements Move {}

    /**
     * It goes on.
     *
     * @param step to be taken now, or null
     * @param because why somebody is called, for {@link Step#CALL}
     * @param next when it is looked at again: never before now, and soon enough to notice what changed
     */
    record Go(@Nullable Step step, @Nullable CallReason because, Instant next) implements Move {}

    Move look(Standing it, Instant now) {
        var settled = it.settled();
        if (settled != null) {
            return new End(settled);
        }
        if (!it.shown()) {
            return new Go(null, null, now.plus(A_DAY));
        }
        if (it.call() != null && it.call().isOpen() && it.call().lacked() && it.unreached() == null) {
            return new Back(now.plus(AT_ONCE));
        }
        if (isWithSomebody(it)) {
            return new Go(null, null, now.plus(SOON));
        }
        var left = leftToThePortalUntil(it);
        if (left != null && left.isAfter(now)) {
            return new Go(null, null, earlier(left, now.plus(SOON)));
        }
        var straight = it.unreached();
        if (straight != null && straight.goesStraightToACall(it.consequence())) {
            return new Go(Step.CALL, straight, now.plus(SOON));
        }
        return climb(it, now);
    }

    private Move climb(Standing it, Instant now) {
        var last = it.isRoutine() ? it.opened().plus(Duration.ofDays(times.letter())) : callAt(it);
        if (!now.isBefore(last)) {
            return it.isRoutine()
                    ? new Go(Step.LETTER, null, now.plus(SOON))
                    : new Go(Step.CALL, unread(it), now.plus(SOON));
        }
        var second = it.opened().plus(secondAfter(it.consequence()));
        var first = it.opened().plus(firstAfter(it.consequence()));
        if (it.isUntold() && it.unreached() == null && now.isBefore(first)) {
            return new Go(Step.TOLD, null, earlier(first, now.plus(SOON)));
        }
        var told = !now.isBefore(second) ? Step.SECOND_CHANNEL : !now.isBefore(first) ? Step.REMINDER : null;
        var next = now.isBefore(first) ? first : now.isBefore(second) ? second : last;
        // Nobody is pointed by a machine to where they cannot or should not come.
        var step = told == null || it.taken().contains(told) || it.unreached() != null ? null : told;
        return new Go(step, null, earlier(earlier(next, last), now.plus(it.isRoutine() ? A_DAY : SOON)));
    }

    /** An open call or a letter that waits to be posted: a person has it on their list. */
    private static boolean isWithSomebody(Standing it) {
        return it.call() != null && it.call().isOpen()
                || it.letter() != null && it.letter().posted() == null;
    }

    private @Nullable Instant leftToThePortalUntil(Standing it) {
        return it.call() != null && it.call().was("PORTAL") && it.call().closed() != null
                ? clock.due(it.call().closed(), 1)
                : null;
    }

    private static CallReason unread(Standing it) {
        if (it.unreached() != null) {
            return it.unreached();
        }
        return it.viewed() == null ? CallReason.NOT_VIEWED : CallReason.NOT_CONFIRMED;
    }

    private Instant callAt(Standing it) {
        return callAt(it.consequence(), it.opened());
    }

    /** By when something that is not known to have arrived is a call. */
    Instant callAt(Consequence consequence, Instant opened) {
        return consequence == Consequence.CRITICAL
                ? opened.plus(Duration.ofHours(times.criticalCall()))
                : clock.due(opened, times.call());
    }

    /** What was opened before this is a call by now, at the latest: business days last at most this long on the wall. */
    Instant latest(Consequence consequence, Instant now) {
        if (consequence == Consequence.CRITICAL) {
            return now.minus(Duration.ofHours(times.criticalCall()));
        }
        var opened = now.minus(Duration.ofDays(times.call()));
        for (int i = 0; i < LONGEST_CLOSED && callAt(consequence, opened).isAfter(now); i++) {
            opened = opened.minus(A_DAY);
        }
        return opened;
    }

    /** By when somebody calls about what becomes a call now. */
    Instant callBy(Consequence consequence, Instant opened, Instant now) {
        return later(callAt(consequence, opened), nextTry(consequence, now));
    }

    /** When it is tried again. */
    Instant nextTry(Consequence gravest, Instant now) {
        return gravest == Consequence.CRITICAL ? now.plus(Duration.ofHours(times.criticalTry())) : clock.due(now, 1);
    }

    Duration firstAfter(Consequence consequence) {
        return Duration.ofHours(consequence == Consequence.CRITICAL ? times.criticalReminder() : times.reminder());
    }

    private Duration secondAfter(Consequence consequence) {
        return Duration.ofHours(consequence == Consequence.CRITICAL ? 2L * times.criticalReminder() : times.second());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
