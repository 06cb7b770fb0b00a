package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessClock;
import org.havenport.protocols.FederalHoliday;
import org.havenport.protocols.Holidays;
import org.havenport.protocols.StateRule;
import org.havenport.protocols.StateRule.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours, days and business days, over both changes of the clock and over a holiday. */
class StateClockTests {

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @Verifies("C1#5")
    @CsvSource({
        // unit, amount, final, over
        "HOURS, 72, 2026-11-20T16:30:00-06:00, 2026-11-23T16:30:00-06:00",
        "HOURS, 72, 2026-10-31T09:00:00-05:00, 2026-11-03T08:00:00-06:00",
        "HOURS, 72, 2027-03-13T09:00:00-06:00, 2027-03-16T10:00:00-05:00",
        "DAYS, 3, 2026-11-20T00:00:00-06:00, 2026-11-23T00:00:00-06:00",
        "DAYS, 3, 2026-11-20T23:59:59-06:00, 2026-11-23T00:00:00-06:00",
        "DAYS, 3, 2026-10-31T12:00:00-05:00, 2026-11-03T00:00:00-06:00",
        "DAYS, 3, 2027-03-13T12:00:00-06:00, 2027-03-16T00:00:00-05:00",
        // Friday; a Friday before Thanksgiving week; the Wednesday before Thanksgiving; a Saturday
        "BUSINESS_DAYS, 3, 2026-11-13T10:00:00-06:00, 2026-11-18T10:00:00-06:00",
        "BUSINESS_DAYS, 3, 2026-11-25T10:00:00-06:00, 2026-12-01T10:00:00-06:00",
        "BUSINESS_DAYS, 3, 2026-10-30T10:00:00-05:00, 2026-11-04T10:00:00-06:00",
        "BUSINESS_DAYS, 3, 2027-03-12T10:00:00-06:00, 2027-03-17T10:00:00-05:00",
        "BUSINESS_DAYS, 3, 2026-11-14T10:00:00-06:00, 2026-11-19T00:00:00-06:00",
        "DISCUSSION, , 2026-11-20T16:30:00-06:00, 2026-12-20T16:30:00-06:00",
    })
    void itIsOverAtTheRightInstant(StateRule.Hold unit, @Nullable Integer amount, String issued, String over) {
        var rule = new StateRule(
                Topic.RELEASE,
                List.of(StateRule.ResultClass.MALIGNANCY),
                amount,
                unit,
                null,
                null,
                null,
                null,
                "Statute",
                "https://example.org",
                LocalDate.of(2026, 11, 22),
                null,
                null,
                null);
        assertThat(StateClock.ends(rule, Instant.from(OffsetDateTime.parse(issued)), weekdays(), Duration.ofDays(30)))
                .isEqualTo(Instant.from(OffsetDateTime.parse(over)));
    }

    private static BusinessClock weekdays() {
        Map<DayOfWeek, List<BusinessClock.Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (var day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            week.put(day, List.of(new BusinessClock.Opening(LocalTime.of(8, 0), LocalTime.of(17, 0))));
        }
        return new BusinessClock(
                ZONE, week, new Holidays(EnumSet.of(FederalHoliday.THANKSGIVING_DAY), Map.of(), Map.of()));
    }
}
