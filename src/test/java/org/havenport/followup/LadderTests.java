package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessClock;
import org.havenport.protocols.Holidays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTests {

    /** A Friday at noon in New York. */
    private static final Instant FRIDAY = Instant.parse("2026-10-30T16:00:00Z");

    private static final Ladder LADDER = new Ladder(new Ladder.Times(24, 48, 6, 24, 3, 10, 4), weekdays());

    private static BusinessClock weekdays() {
        var week = new EnumMap<DayOfWeek, List<BusinessClock.Opening>>(DayOfWeek.class);
        var day = List.of(new BusinessClock.Opening(LocalTime.of(8, 0), LocalTime.of(17, 0)));
        for (var weekday : DayOfWeek.values()) {
            week.put(weekday, weekday.getValue() <= 5 ? day : List.of());
        }
        return new BusinessClock(ZoneId.of("America/New_York"), week, new Holidays(Set.of(), Map.of(), Map.of()));
    }

    @Test
    @Verifies({"A1.10#1", "A1.10#3"})
    void inTenThousandRandomLivesNothingIsForgottenAndNothingDoneTwice() {
        var broken = new ArrayList<String>();
        for (int seed = 0; seed < 10_000; seed++) {
            var random = new Random(seed);
            var opened = FRIDAY.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 365)));
            for (var wrong : new OneOwed(LADDER, random, opened).live(60)) {
                broken.add(seed + ": " + wrong);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    @Verifies({"A1.10#1", "A1.10#3"})
    void whatIsCriticalClimbsInRealTimeAlsoOverAWeekend() {
        assertThat(step(Consequence.CRITICAL, 5, null)).isNull();
        assertThat(step(Consequence.CRITICAL, 6, null)).isEqualTo(Step.REMINDER);
        assertThat(step(Consequence.CRITICAL, 12, null)).isEqualTo(Step.SECOND_CHANNEL);
        assertThat(step(Consequence.CRITICAL, 24, null)).isEqualTo(Step.CALL);
    }

    @Test
    @Verifies({"A1.10#1", "A1.10#3"})
    void whatIsOfConsequenceIsACallAfterThreeBusinessDays() {
        assertThat(step(Consequence.SIGNIFICANT, 24, null)).isEqualTo(Step.REMINDER);
        assertThat(step(Consequence.SIGNIFICANT, 48, null)).isEqualTo(Step.SECOND_CHANNEL);
        assertThat(step(Consequence.SIGNIFICANT, 3 * 24, null))
                .as("Monday noon, and both messages were sent")
                .isEqualTo(Step.SECOND_CHANNEL);
        // The clocks go back that Sunday: Wednesday at five is five days and six hours later.
        assertThat(step(Consequence.SIGNIFICANT, 5 * 24 + 5, null)).isNotEqualTo(Step.CALL);
        assertThat(step(Consequence.SIGNIFICANT, 5 * 24 + 6, null)).isEqualTo(Step.CALL);
    }

    @Test
    @Verifies("A1.10#1")
    void whatIsRoutineGetsALetterAfterTenDaysAndIsOverOnceItWasOpened() {
        assertThat(step(Consequence.ROUTINE, 9 * 24, null)).isNotEqualTo(Step.LETTER);
        assertThat(step(Consequence.ROUTINE, 10 * 24, null)).isEqualTo(Step.LETTER);
        assertThat(LADDER.look(standing(Consequence.ROUTINE, FRIDAY.plusSeconds(60), null), FRIDAY.plusSeconds(90)))
                .isEqualTo(new Ladder.End(Settled.VIEWED));
    }

    @Test
    @Verifies("B.com.3#7")
    void openingIsNotConfirmingForWhatIsOfConsequence() {
        var opened = standing(Consequence.SIGNIFICANT, FRIDAY.plusSeconds(60), null);
        var later = LADDER.look(opened, FRIDAY.plus(Duration.ofDays(6)));
        assertThat(later).isInstanceOfSatisfying(Ladder.Go.class, go -> {
            assertThat(go.step()).isEqualTo(Step.CALL);
            assertThat(go.because()).isEqualTo(CallReason.NOT_CONFIRMED);
        });
    }

    @Test
    @Verifies({"A1.10#7", "A.risk.1#2"})
    void whomThePortalDoesNotReachIsACallAtOnce() {
        for (var gap : CallReason.values()) {
            for (var consequence : Consequence.values()) {
                if (gap.goesStraightToACall(consequence)) {
                    assertThat(step(consequence, 0, gap))
                            .as("%s, %s", gap, consequence)
                            .isEqualTo(Step.CALL);
                } else if (gap.isReached()) {
                    continue;
                } else {
                    assertThat(consequence).as(gap.name()).isEqualTo(Consequence.ROUTINE);
                }
            }
        }
    }

    @Test
    @Verifies("A1.10#7")
    void whoComesBackToThePortalIsNotCalledAndClimbsAsEverybodyElse() {
        assertThat(LADDER.look(called(null), FRIDAY.plusSeconds(60))).isInstanceOf(Ladder.Back.class);
        assertThat(LADDER.look(called(CallReason.DORMANT), FRIDAY.plusSeconds(60)))
                .isInstanceOf(Ladder.Go.class);
    }

    private static Standing called(@Nullable CallReason gap) {
        var call = new Standing.Called(null, null, true);
        return new Standing(
                Sending.RESULT,
                Obligation.Because.FINAL,
                Consequence.SIGNIFICANT,
                FRIDAY,
                null,
                null,
                null,
                gap,
                false,
                true,
                Set.of(),
                call,
                null);
    }

    @Test
    void noMachineRemindsInAGentleTime() {
        assertThat(step(Consequence.ROUTINE, 24, CallReason.GENTLE)).isNull();
        assertThat(step(Consequence.ROUTINE, 48, CallReason.GENTLE)).isNull();
        assertThat(step(Consequence.SIGNIFICANT, 1, CallReason.GENTLE)).isEqualTo(Step.CALL);
    }

    private static @Nullable Step step(Consequence consequence, int hours, @Nullable CallReason gap) {
        var move = LADDER.look(standing(consequence, null, gap), FRIDAY.plus(Duration.ofHours(hours)));
        return move instanceof Ladder.Go go ? go.step() : null;
    }

    private static Standing standing(Consequence consequence, @Nullable Instant viewed, @Nullable CallReason gap) {
        return new Standing(
                Sending.RESULT,
                Obligation.Because.FINAL,
                consequence,
                FRIDAY,
                viewed,
                null,
                null,
                gap,
                false,
                true,
                Set.of(),
                null,
                null);
    }
}
