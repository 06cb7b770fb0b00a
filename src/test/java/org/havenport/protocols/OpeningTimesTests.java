package org.havenport.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTimesTests {

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
        assertThat(OpeningTimes.readsHours("08:00-12:00, 13:00-17:00")).isTrue();
        assertThat(OpeningTimes.readsHours("")).isTrue();
        assertThat(OpeningTimes.readsHours("17:00-08:00")).isFalse();
        assertThat(OpeningTimes.readsHours("08:00-12:00, 11:00-17:00")).isFalse();
        assertThat(OpeningTimes.readsHours("8 to 5")).isFalse();
        assertThat(OpeningTimes.readsHolidays("2026-02-30")).isFalse();
    }

    private static OpeningTimes weekdays(String hours, String holidays) {
        var week = new EnumMap<DayOfWeek, List<OpeningTimes.Opening>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, day.getValue() <= 5 ? OpeningTimes.hours(hours) : List.of());
        }
        return new OpeningTimes(NEW_YORK, week, OpeningTimes.holidays(holidays));
    }

    private static OpeningTimes everyDay(String hours) {
        var week = new EnumMap<DayOfWeek, List<OpeningTimes.Opening>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, OpeningTimes.hours(hours));
        }
        return new OpeningTimes(NEW_YORK, week, OpeningTimes.holidays(""));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
