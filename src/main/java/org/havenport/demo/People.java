package org.havenport.demo;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The patients of the practice: the first ones are the cast and its neighbours, the others are drawn. */
final class People {

    private static final List<String> STREETS =
            List.of("Mill Road", "Bell Street", "Cedar Lane", "Hollow Way", "Orchard Avenue", "Quarry Street");
    private static final List<String> AREAS = List.of("541", "503", "458", "971");

    private final long seed;
    private final LocalDate today;

    People(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
    }

    Person person(int index) {
        return index < Known.ALL.size() ? known(index) : drawn(index);
    }

    private Person known(int index) {
        var known = Known.ALL.get(index);
        var random = random(index, 1);
        return new Person(
                index,
                id(random(index, 2)),
                known.recordNumber(),
                known.given(),
                known.family(),
                known.born(today),
                known.female(),
                known.language(),
                known.mobile() == null ? phone(random) : known.mobile(),
                known.home() == null ? phone(random) : known.home(),
                street(random),
                known.conditions());
    }

    private Person drawn(int index) {
        var random = random(index, 1);
        var n = index - Known.ALL.size();
        var spanish = n % 2 == 0;
        var female = n / 2 % 2 == 0;
        // 21 given and 31 family names have no common divisor: the pairs repeat only after 651
        var family = Names.family(n / 4 + (female ? 0 : 7), spanish);
        var born = today.minusYears(21 + random.nextInt(65)).minusDays(random.nextInt(365));
        return new Person(
                index,
                id(random(index, 2)),
                "40-" + (3000 + index),
                Names.given(n / 4, female, spanish),
                family,
                born,
                female,
                spanish && random.nextInt(10) < 7 ? "es" : "en",
                phone(random),
                phone(random),
                street(random),
                conditions(index, born.isAfter(today.minusYears(40)), random));
    }

    private static Set<Condition> conditions(int index, boolean young, RandomGenerator random) {
        var some = EnumSet.noneOf(Condition.class);
        if (index % 4 == 3) {
            return some;
        }
        var all = Condition.values();
        some.add(all[index % all.length]);
        if (random.nextInt(3) == 0) {
            some.add(all[random.nextInt(all.length)]);
        }
        if (young) {
            some.removeIf(Condition::comesLate);
        }
        return some;
    }

    /** Numbers that are kept for stories: 555-0100 to 555-0199. */
    private static String phone(RandomGenerator random) {
        return "(%s) 555-01%02d".formatted(AREAS.get(random.nextInt(AREAS.size())), random.nextInt(100));
    }

    private static String street(RandomGenerator random) {
        return (10 + random.nextInt(890)) + " " + STREETS.get(random.nextInt(STREETS.size()));
    }

    /** A stream of its own for each patient and purpose, so that any patient can be made without the others. */
    RandomGenerator random(int index, int purpose) {
        return new java.util.SplittableRandom(seed * 0x9E3779B97F4A7C15L + index * 0xC2B2AE3D27D4EB4FL + purpose);
    }

    static UUID id(RandomGenerator random) {
        var most = random.nextLong() & ~0xF000L | 0x4000L;
        return new UUID(most, random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
