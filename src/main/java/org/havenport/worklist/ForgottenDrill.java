package org.havenport.worklist;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.havenport.protocols.BusinessClock;
import org.havenport.worklist.NothingWaitsPastItsClock.Move;

/**
 * Lets the rule that moves work on run over thousands of days of invented work (F-25): people are away, lose their roles
 * and forget; nobody is on call; the program stops in the middle of a round, or for hours. After every round that came to
 * its end it looks, by its own books, whether anything has no owner or is past its clock without having gone on.
 */
final class ForgottenDrill {

    private static final Duration TICK = Duration.ofMinutes(5);
    private static final double COMES = 0.08;
    private static final double TAKES = 0.02;
    private static final double DONE = 0.01;
    private static final double STOPS = 0.02;
    private static final double OUTAGE = 0.0005;
    private static final int LONGEST_OUTAGE = 72;

    private final SplittableRandom random;
    private final Rule rule;
    private final BusinessClock clock = clock();
    private final Timing timing = new Timing(clock, DrillKinds::named);
    private final DrillStaff staff;
    private final List<DrillWork> open = new ArrayList<>();
    private Instant now = Instant.parse("2027-01-04T00:00:00Z");
    private Instant reliableSince = now;
    private int down;
    private long items;
    private long done;
    private long stops;
    private long wentOn;
    private long rerouted;
    private long ownerless;
    private long past;
    private String first = "";

    private ForgottenDrill(long seed, Rule rule) {
        this.random = new SplittableRandom(seed);
        this.rule = rule;
        this.staff = new DrillStaff(random, clock);
    }

    /** What is done with work at an instant. */
    interface Rule {
        Optional<Move> next(Work work, Roster roster, Instant now);
    }

    /**
     * What came of it.
     *
     * @param ownerless times that work had no owner who could act, although somebody could, after a round
     * @param past times that work was past its clock without having gone on, after a round
     * @param lost work that neither ended nor is open
     * @param first what went wrong first; empty when nothing did
     */
    record Result(
            long seed,
            long items,
            long itemDays,
            long done,
            long wentOn,
            long rerouted,
            long absences,
            long refusedAbsences,
            long stops,
            long ownerless,
            long past,
            long lost,
            String first) {

        boolean held() {
            return ownerless == 0 && past == 0 && lost == 0;
        }
    }

    /** Runs until work was open for so many days in all; the same seed gives the same run. */
    static Result run(long seed, long itemDays) {
        return run(seed, itemDays, NothingWaitsPastItsClock::next);
    }

    static Result run(long seed, long itemDays, Rule rule) {
        return new ForgottenDrill(seed, rule).all(seed, itemDays);
    }

    private Result all(long seed, long itemDays) {
        long ticks = 0;
        var aDay = Duration.ofDays(1).dividedBy(TICK);
        while (ticks < itemDays * aDay) {
            now = now.plus(TICK);
            staff.live(now);
            come();
            work();
            if (round()) {
                look();
            }
            ticks += open.size();
        }
        return new Result(
                seed,
                items,
                ticks / aDay,
                done,
                wentOn,
                rerouted,
                staff.absences(),
                staff.refused(),
                stops,
                ownerless,
                past,
                items - done - open.size(),
                first);
    }

    private void come() {
        var busy = clock.open(now) ? 3 : 1;
        for (int i = 0; i < busy; i++) {
            if (random.nextDouble() < COMES) {
                var kind = DrillKinds.ALL.get(random.nextInt(DrillKinds.ALL.size()));
                open.add(new DrillWork(kind, timing, now, staff.clinicianFor(kind)));
                items++;
            }
        }
    }

    /** People take work and end it, when they are there; and often forget it. */
    private void work() {
        var roster = staff.roster();
        var office = clock.open(now);
        for (var it : List.copyOf(open)) {
            var owner = it.work().owner();
            var there = owner != null
                    && roster.canAct(owner, it.work().skill(), now)
                    && (it.work().pace() == WorkKind.Pace.REAL || office);
            if (there && it.work().taken() == null && random.nextDouble() < TAKES) {
                it.taken(now);
            } else if (there && random.nextDouble() < DONE) {
                open.remove(it);
                done++;
            }
        }
    }

    /** False when the program was away, or stopped before the round was over: what it did not keep is as it was. */
    private boolean round() {
        if (down > 0 || random.nextDouble() < OUTAGE) {
            down = down > 0 ? down - 1 : random.nextInt(LONGEST_OUTAGE);
            reliableSince = now.plus(TICK);
            return false;
        }
        var stopsAt = random.nextDouble() < STOPS ? random.nextInt(open.size() + 1) : Integer.MAX_VALUE;
        var roster = staff.roster();
        for (int i = 0; i < open.size(); i++) {
            var it = open.get(i);
            for (int moves = 0; moves < 4; moves++) {
                var move = rule.next(it.work(), roster, now).orElse(null);
                if (i == stopsAt) {
                    stops++;
                    reliableSince = now.plus(TICK);
                    return false;
                }
                if (move == null) {
                    break;
                }
                count(move);
                it.moved(move, timing, now);
            }
        }
        return true;
    }

    private void count(Move move) {
        wentOn += move.what() == Step.WENT_ON ? 1 : 0;
        rerouted += move.what() == Step.REROUTED ? 1 : 0;
    }

    private void look() {
        var roster = staff.roster();
        for (var it : open) {
            var work = it.work();
            var owner = work.owner();
            var away = owner == null || !roster.canAct(owner, work.skill(), now);
            if (away && !roster.chain(work, 0, now).isEmpty()) {
                ownerless++;
                note("nobody who can act has it", it);
            }
            var late = it.late(now, reliableSince);
            if (late != null) {
                past++;
                note(late, it);
            }
        }
    }

    private void note(String what, DrillWork it) {
        if (first.isEmpty()) {
            first = "%s: %s of %s at %s, level %d"
                    .formatted(
                            what,
                            it.work().kind(),
                            it.work().opened(),
                            now,
                            it.work().level());
        }
    }

    private static BusinessClock clock() {
        Map<DayOfWeek, List<BusinessClock.Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                week.put(day, List.of(new BusinessClock.Opening(LocalTime.of(8, 0), LocalTime.of(17, 0))));
            }
        }
        return new BusinessClock(ZoneId.of("America/Los_Angeles"), week, DrillKinds.noHolidays());
    }
}
