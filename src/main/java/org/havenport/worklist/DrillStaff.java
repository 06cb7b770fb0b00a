package org.havenport.worklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.havenport.protocols.BusinessClock;
import org.havenport.worklist.Roster.Absence;
import org.havenport.worklist.Roster.Cover;
import org.havenport.worklist.Roster.Shift;
import org.havenport.worklist.Roster.Whose;
import org.jspecify.annotations.Nullable;

/** The invented people of a drill: absent, untrained for a while, on call, or not. */
final class DrillStaff {

    private static final int OF_EACH = 4;
    private static final double AWAY_TOMORROW = 0.06;
    private static final double RESTS = 0.01;
    private static final double NOBODY_ON_CALL = 0.1;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final SplittableRandom random;
    private final BusinessClock clock;
    private final Map<UUID, Skill> all = new LinkedHashMap<>();
    private final Map<UUID, Instant> resting = new HashMap<>();
    private final Map<Pool, List<UUID>> pools = new HashMap<>();
    private final List<Cover> covers = new ArrayList<>();
    private List<Absence> absent = new ArrayList<>();
    private List<Shift> shifts = new ArrayList<>();
    private @Nullable Instant tomorrow;
    private Roster roster;
    private long absences;
    private long refused;

    DrillStaff(SplittableRandom random, BusinessClock clock) {
        this.random = random;
        this.clock = clock;
        for (var pool : Pool.values()) {
            var members = new ArrayList<UUID>();
            for (int i = 0; i < OF_EACH; i++) {
                var who = new UUID(random.nextLong(), random.nextLong());
                all.put(who, pool.skill());
                members.add(who);
            }
            pools.put(pool, members);
            covers.add(cover(Whose.of(pool), members.get(0), members.get(1)));
        }
        var clinicians = of(Pool.CLINICIANS);
        for (int i = 0; i < OF_EACH; i++) {
            covers.add(cover(Whose.of(clinicians.get(i)), clinicians.get(i), clinicians.get((i + 1) % OF_EACH)));
        }
        roster = read();
    }

    private static Cover cover(Whose whose, UUID first, UUID second) {
        return new Cover(new UUID(0, 0), whose, null, LocalTime.MIN, LocalTime.MAX, first, second);
    }

    private List<UUID> of(Pool pool) {
        return java.util.Objects.requireNonNull(pools.get(pool));
    }

    @Nullable
    UUID clinicianFor(WorkKind kind) {
        return kind.pool() == Pool.CLINICIANS ? of(Pool.CLINICIANS).get(random.nextInt(OF_EACH)) : null;
    }

    Roster roster() {
        return roster;
    }

    long absences() {
        return absences;
    }

    /** Absences that were refused because the alternate could not stand in. */
    long refused() {
        return refused;
    }

    /** Once a day: who goes away, whose training lapses, who is on call. */
    void live(Instant now) {
        if (tomorrow != null && now.isBefore(tomorrow)) {
            return;
        }
        tomorrow = now.plus(A_DAY);
        resting.values().removeIf(it -> !it.isAfter(now));
        absent = new ArrayList<>(
                absent.stream().filter(it -> it.to().isAfter(now)).toList());
        shifts = new ArrayList<>(
                shifts.stream().filter(it -> it.to().isAfter(now)).toList());
        if (random.nextDouble() > NOBODY_ON_CALL) {
            var nurses = of(Pool.NURSES);
            int who = random.nextInt(OF_EACH);
            shifts.add(
                    new Shift(new UUID(0, 0), now, now.plus(A_DAY), nurses.get(who), nurses.get((who + 1) % OF_EACH)));
        }
        for (var who : List.copyOf(all.keySet())) {
            if (random.nextDouble() < RESTS) {
                resting.put(who, now.plus(A_DAY.multipliedBy(3)));
            }
            if (random.nextDouble() < AWAY_TOMORROW) {
                goesAway(who, now);
            }
        }
        roster = read();
    }

    private void goesAway(UUID who, Instant now) {
        var from = now.plus(Duration.ofHours(random.nextInt(24)));
        var to = from.plus(A_DAY.multipliedBy(1 + random.nextInt(5)));
        var others = List.copyOf(all.keySet());
        for (int tries = 0; tries < 3; tries++) {
            var absence = new Absence(new UUID(0, 0), who, from, to, others.get(random.nextInt(others.size())));
            try {
                AnAbsenceHasAnAlternate.demand(read(), absence, now);
                absent.add(absence);
                absences++;
                return;
            } catch (CoverageRefused e) {
                refused++;
            }
        }
    }

    private Roster read() {
        var people = new LinkedHashMap<>(all);
        people.keySet().removeAll(resting.keySet());
        var clinicians = of(Pool.CLINICIANS);
        var leads = new HashMap<Pool, UUID>();
        pools.forEach((pool, members) -> leads.put(pool, members.get(2)));
        return new Roster(
                clock,
                Map.copyOf(people),
                clinicians,
                List.copyOf(covers),
                List.copyOf(absent),
                List.copyOf(shifts),
                leads,
                List.of(clinicians.get(3), clinicians.get(2)));
    }
}
