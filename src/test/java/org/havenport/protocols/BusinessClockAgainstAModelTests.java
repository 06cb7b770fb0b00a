package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The business clock beside a model that walks minute by minute and knows nothing of intervals. */
class BusinessClockAgainstAModelTests {

    /** With changes of the clock by an hour, by half an hour, at midnight, and with none. */
    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Los_Angeles",
            "America/Anchorage",
            "America/Phoenix",
            "Pacific/Honolulu",
            "America/Puerto_Rico",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "America/Havana");

    private static final int DAYS = 12;
    private static final int ROUNDS = 120;

    @Test
    void itAgreesWithTheModelMinuteByMinute() {
        var seed = Long.getLong("havenport.seed", System.nanoTime() % 1_000_000_000);
        var random = new Random(seed);
        long minutes = 0;
        long sums = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var zone = ZoneId.of(ZONES.get(round % ZONES.size()));
            var first = around(zone, random, round);
            var clock = new BusinessClock(zone, week(random), holidays(random, first));
            var why = "-Dhavenport.seed=" + seed + " " + clock + " from " + first;
            var model = new Model(clock, first, DAYS);
            for (int at = 0; at < model.open.length; at++) {
                if (clock.open(model.at(at)) != model.open[at]) {
                    assertThat(clock.open(model.at(at)))
                            .as("%s open at %s", why, model.at(at))
                            .isEqualTo(model.open[at]);
                }
                minutes++;
            }
            for (int turn = 0; turn < 60; turn++, sums++) {
                sums(random, clock, model, why);
            }
        }
        System.out.printf("BusinessClock: seed=%d rounds=%d minutes=%d sums=%d%n", seed, ROUNDS, minutes, sums);
    }

    private static void sums(Random random, BusinessClock clock, Model model, String why) {
        int start = random.nextInt(model.open.length);
        int until = start + random.nextInt(model.open.length - start);
        int wanted = 1 + random.nextInt(1200);
        var from = model.at(start);

        assertThat(clock.between(from, model.at(until)))
                .as("%s between %s and %s", why, from, model.at(until))
                .isEqualTo(Duration.ofMinutes(model.count(start, until)));
        int next = model.next(start);
        if (next >= 0) {
            assertThat(clock.nextOpening(from))
                    .as("%s opening after %s", why, from)
                    .isEqualTo(model.at(next));
            assertThat(clock.after(from, Duration.ZERO)).isEqualTo(model.at(next));
        }
        int end = model.after(start, wanted);
        if (end >= 0) {
            assertThat(clock.after(from, Duration.ofMinutes(wanted)))
                    .as("%s %d minutes after %s", why, wanted, from)
                    .isEqualTo(model.at(end));
        }
        var day = LocalDate.ofInstant(from, clock.zone());
        assertThat(clock.isBusinessDay(day)).as("%s business day %s", why, day).isEqualTo(model.isBusiness(day));
        var following = model.nextBusiness(day);
        if (following != null) {
            assertThat(clock.nextBusinessDay(day)).as("%s after %s", why, day).isEqualTo(following);
            var cutOff = LocalTime.of(random.nextInt(24), random.nextInt(60));
            assertThat(clock.received(from, cutOff))
                    .as("%s received %s, cut-off %s", why, from, cutOff)
                    .isEqualTo(model.isBusiness(day) && !model.reached(start, cutOff) ? day : following);
        }
    }

    /** A change of the clock, the end of a year, or any day. */
    private static LocalDate around(ZoneId zone, Random random, int round) {
        var any = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2500));
        var change = zone.getRules().nextTransition(any.atStartOfDay(zone).toInstant());
        if (round % 3 == 0 && change != null) {
            return LocalDate.ofInstant(change.getInstant(), zone).minusDays(random.nextInt(DAYS));
        }
        return round % 3 == 1 ? LocalDate.of(any.getYear(), 12, 31).minusDays(random.nextInt(DAYS)) : any;
    }

    private static EnumMap<DayOfWeek, List<BusinessClock.Opening>> week(Random random) {
        var week = new EnumMap<DayOfWeek, List<BusinessClock.Opening>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var openings = new ArrayList<BusinessClock.Opening>();
            int from = random.nextInt(180);
            while (random.nextInt(4) > 0 && from < 1380) {
                int to = from + 1 + random.nextInt(1440 - from);
                openings.add(new BusinessClock.Opening(time(from), time(to)));
                from = to + random.nextInt(90);
            }
            week.put(day, openings);
        }
        return week;
    }

    private static LocalTime time(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }

    private static Holidays holidays(Random random, LocalDate first) {
        var federal = EnumSet.noneOf(FederalHoliday.class);
        for (var holiday : FederalHoliday.values()) {
            if (random.nextBoolean()) {
                federal.add(holiday);
            }
        }
        var own = new TreeMap<LocalDate, LocalTime>();
        for (int day = 0; day < DAYS; day++) {
            switch (random.nextInt(8)) {
                case 0 -> own.put(first.plusDays(day), LocalTime.MIDNIGHT);
                case 1 -> own.put(first.plusDays(day), time(1 + random.nextInt(1439)));
                case 2 -> own.put(first.plusDays(day), LocalTime.MAX);
                default -> {
                    // A day like others.
                }
            }
        }
        return new Holidays(Set.copyOf(federal), own);
    }

    /** Walks each day minute by minute and looks at the clock on the wall: has it shown this time already? */
    private static final class Model {

        private final BusinessClock clock;
        private final Instant start;
        private final boolean[] open;
        private final LocalTime[] latest;
        private final Set<LocalDate> business = new java.util.HashSet<>();
        private final LocalDate last;

        Model(BusinessClock clock, LocalDate first, int days) {
            this.clock = clock;
            this.last = first.plusDays(days - 1L);
            start = first.atStartOfDay(clock.zone()).toInstant();
            var end = first.plusDays(days).atStartOfDay(clock.zone()).toInstant();
            open = new boolean[(int) ChronoUnit.MINUTES.between(start, end)];
            latest = new LocalTime[open.length];
            var today = LocalDate.MIN;
            var shown = LocalTime.MIDNIGHT;
            for (int i = 0; i < open.length; i++) {
                var wall = ZonedDateTime.ofInstant(at(i), clock.zone());
                if (!wall.toLocalDate().equals(today)) {
                    today = wall.toLocalDate();
                    shown = LocalTime.MIDNIGHT;
                }
                shown = wall.toLocalTime().isAfter(shown) ? wall.toLocalTime() : shown;
                latest[i] = shown;
                open[i] = openWhenShown(today, shown);
                if (open[i]) {
                    business.add(today);
                }
            }
        }

        private boolean openWhenShown(LocalDate day, LocalTime shown) {
            var until = clock.holidays().own().get(day);
            if (until == null && clock.holidays().federal().stream().anyMatch(it -> isKept(it, day))) {
                return false;
            }
            if (until != null && !shown.isBefore(until)) {
                return false;
            }
            for (var opening : clock.week().getOrDefault(day.getDayOfWeek(), List.of())) {
                var begun = !shown.isBefore(opening.from());
                var over = !opening.to().equals(LocalTime.MIDNIGHT) && !shown.isBefore(opening.to());
                if (begun && !over) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isKept(FederalHoliday holiday, LocalDate day) {
            for (int year = day.getYear() - 1; year <= day.getYear() + 1; year++) {
                var itself = holiday.in(year);
                var shift = itself.getDayOfWeek() == DayOfWeek.SATURDAY
                        ? -1
                        : itself.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 0;
                if (day.equals(itself) || day.equals(itself.plusDays(shift))) {
                    return true;
                }
            }
            return false;
        }

        Instant at(int minute) {
            return start.plus(minute, ChronoUnit.MINUTES);
        }

        int count(int from, int to) {
            int count = 0;
            for (int i = from; i < to; i++) {
                count += open[i] ? 1 : 0;
            }
            return count;
        }

        int next(int from) {
            for (int i = from; i < open.length; i++) {
                if (open[i]) {
                    return i;
                }
            }
            return -1;
        }

        int after(int from, int wanted) {
            int left = wanted;
            for (int i = from; i < open.length; i++) {
                left -= open[i] ? 1 : 0;
                if (left == 0) {
                    return i + 1;
                }
            }
            return -1;
        }

        boolean isBusiness(LocalDate day) {
            return business.contains(day);
        }

        /** The wall has shown the time today already. */
        boolean reached(int minute, LocalTime time) {
            return !latest[minute].isBefore(time);
        }

        @Nullable
        LocalDate nextBusiness(LocalDate day) {
            for (var next = day.plusDays(1); !next.isAfter(last); next = next.plusDays(1)) {
                if (isBusiness(next)) {
                    return next;
                }
            }
            return null;
        }
    }
}
