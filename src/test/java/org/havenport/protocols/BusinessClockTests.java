package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessClockTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void itIsOpenFromTheFirstTimeUntilBeforeTheSecond() {
        var times = weekdays("08:00-17:00", "");

        assertThat(times.open(at("2026-11-19T12:59:59Z"))).isFalse();
        assertThat(times.open(at("2026-11-19T13:00:00Z"))).isTrue();
        assertThat(times.open(at("2026-11-19T21:59:59Z"))).isTrue();
        assertThat(times.open(at("2026-11-19T22:00:00Z"))).isFalse();
    }

    @Test
    void theNextOpeningIsNowWhenItIsOpenAndAfterTheWeekendOtherwise() {
        var times = weekdays("08:00-12:00, 13:00-17:00", "");

        assertThat(times.nextOpening(at("2026-11-19T15:00:00Z"))).isEqualTo(at("2026-11-19T15:00:00Z"));
        assertThat(times.nextOpening(at("2026-11-19T17:30:00Z"))).isEqualTo(at("2026-11-19T18:00:00Z"));
        assertThat(times.nextOpening(at("2026-11-20T22:00:00Z"))).isEqualTo(at("2026-11-23T13:00:00Z"));
    }

    @Test
    void holidaysAreClosed() {
        var times = weekdays("08:00-17:00", "2026-11-26\n2026-11-27");

        assertThat(times.open(at("2026-11-26T15:00:00Z"))).isFalse();
        assertThat(times.nextOpening(at("2026-11-25T22:00:00Z"))).isEqualTo(at("2026-11-30T13:00:00Z"));
    }

    @Test
    void itOpensAtTheSameTimeOfDayWhenClocksGoForwardAndBack() {
        var times = everyDay("01:30-03:30");

        // March 8, 2026: 2 am is skipped, the two hours have one; November 1: 1:30 am to 3:30 am has three.
        assertThat(times.nextOpening(at("2026-03-08T05:00:00Z"))).isEqualTo(at("2026-03-08T06:30:00Z"));
        assertThat(times.open(at("2026-03-08T07:29:00Z"))).isTrue();
        assertThat(times.open(at("2026-03-08T07:30:00Z"))).isFalse();
        assertThat(times.open(at("2026-11-01T08:29:00Z"))).isTrue();
        assertThat(times.open(at("2026-11-01T08:30:00Z"))).isFalse();
        assertThat(weekdays("08:00-17:00", "").nextOpening(at("2026-03-07T12:00:00Z")))
                .isEqualTo(at("2026-03-09T12:00:00Z"));
    }

    @Test
    void timeRunsOnlyWhileItIsOpen() {
        var times = weekdays("08:00-17:00", "");

        assertThat(times.after(at("2026-11-20T21:00:00Z"), Duration.ofHours(3))).isEqualTo(at("2026-11-23T15:00:00Z"));
        assertThat(times.after(at("2026-11-21T12:00:00Z"), Duration.ofHours(1))).isEqualTo(at("2026-11-23T14:00:00Z"));
    }

    @Test
    void aPracticeThatNeverOpensDoesNotHangTheClock() {
        var times = weekdays("", "");

        assertThat(times.nextOpening(at("2026-11-20T21:00:00Z"))).isEqualTo(at("2026-11-20T21:00:00Z"));
    }

    @Test
    void onlyHoursAndDaysThatCanBeReadAreAccepted() {
        assertThat(BusinessClock.readsHours("08:00-12:00, 13:00-17:00")).isTrue();
        assertThat(BusinessClock.readsHours("")).isTrue();
        assertThat(BusinessClock.readsHours("17:00-08:00")).isFalse();
        assertThat(BusinessClock.readsHours("08:00-12:00, 11:00-17:00")).isFalse();
        assertThat(BusinessClock.readsHours("8 to 5")).isFalse();
        assertThat(Holidays.reads("2026-02-30")).isFalse();
    }

    @Test
    void federalHolidaysAreComputedForEveryYearAndKeptOnAWeekday() {
        // As the Office of Personnel Management lists them for 2026 and, for New Year's, 2028.
        assertThat(java.util.Arrays.stream(FederalHoliday.values())
                        .map(it -> it.observedIn(2026).toString()))
                .containsExactly(
                        "2026-01-01",
                        "2026-01-19",
                        "2026-02-16",
                        "2026-05-25",
                        "2026-06-19",
                        "2026-07-03",
                        "2026-09-07",
                        "2026-10-12",
                        "2026-11-11",
                        "2026-11-26",
                        "2026-12-25");
        assertThat(FederalHoliday.NEW_YEARS_DAY.observedIn(2028)).isEqualTo("2027-12-31");
        var keeping = new Holidays(Set.of(FederalHoliday.values()), Map.of());
        assertThat(new BusinessClock(NEW_YORK, weekdays("08:00-17:00", "").week(), keeping)
                        .nextBusinessDay(java.time.LocalDate.of(2027, 12, 30)))
                .isEqualTo("2028-01-03");
    }

    @Test
    void halfDaysCloseEarlyAndAHolidayMayBeOpen() {
        var own = Holidays.read("2026-12-24 until 12:00\n2026-11-26 open, 2026-12-28");
        var clock = new BusinessClock(
                NEW_YORK, weekdays("08:00-17:00", "").week(), new Holidays(Set.of(FederalHoliday.values()), own));

        assertThat(clock.open(at("2026-12-24T16:59:00Z"))).isTrue();
        assertThat(clock.open(at("2026-12-24T17:00:00Z"))).isFalse();
        assertThat(clock.open(at("2026-11-26T15:00:00Z"))).isTrue();
        assertThat(clock.received(at("2026-12-24T17:30:00Z"), java.time.LocalTime.of(12, 0)))
                .isEqualTo("2026-12-29");
        assertThat(Holidays.reads("2026-12-24 until noon")).isFalse();
        assertThat(FederalHoliday.reads("CHRISTMAS_DAY, BOXING_DAY")).isFalse();
    }

    @Test
    void eachPlaceHasItsZoneAndItsHours() {
        var places = Location.read("""
                North Clinic
                America/Chicago
                Monday-Friday: 08:00-12:00, 13:00-17:00
                Saturday: 09:00-12:00

                Night Clinic
                America/Los_Angeles
                Friday-Sunday: 00:00-24:00
                """);

        assertThat(places).extracting(Location::name).containsExactly("North Clinic", "Night Clinic");
        var none = new Holidays(Set.of(), Map.of());
        var north =
                new BusinessClock(places.getFirst().zone(), places.getFirst().week(), none);
        var night = new BusinessClock(places.getLast().zone(), places.getLast().week(), none);
        assertThat(north.open(at("2026-11-21T15:00:00Z"))).isTrue();
        assertThat(north.nextOpening(at("2026-11-21T18:00:00Z"))).isEqualTo(at("2026-11-23T14:00:00Z"));
        assertThat(night.after(at("2026-11-20T08:00:00Z"), Duration.ofHours(60)))
                .isEqualTo(at("2026-11-22T20:00:00Z"));
        assertThat(night.nextOpening(at("2026-11-23T08:00:00Z"))).isEqualTo(at("2026-11-27T08:00:00Z"));
        assertThat(Location.reads("North Clinic\nAmerica/Nowhere\nMonday: 08:00-12:00"))
                .isFalse();
        assertThat(Location.reads("North Clinic\nAmerica/Chicago\nSomeday: 08:00-12:00"))
                .isFalse();
    }

    private static BusinessClock weekdays(String hours, String holidays) {
        var week = new EnumMap<DayOfWeek, List<BusinessClock.Opening>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, day.getValue() <= 5 ? BusinessClock.hours(hours) : List.of());
        }
        return new BusinessClock(NEW_YORK, week, new Holidays(Set.of(), Holidays.read(holidays)));
    }

    private static BusinessClock everyDay(String hours) {
        var week = new EnumMap<DayOfWeek, List<BusinessClock.Opening>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, BusinessClock.hours(hours));
        }
        return new BusinessClock(NEW_YORK, week, new Holidays(Set.of(), Map.of()));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
