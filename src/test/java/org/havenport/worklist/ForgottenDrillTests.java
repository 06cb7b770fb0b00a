package org.havenport.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Verifies;
import org.havenport.worklist.NothingWaitsPastItsClock.Move;
import org.junit.jupiter.api.Test;

class ForgottenDrillTests {

    private static final int SMALL = 1500;

    @Test
    @Verifies("A1.7#5")
    void nothingIsForgottenInTenThousandDaysOfWork() {
        var result = ForgottenDrill.run(20261122, 10_000);

        assertThat(result.held()).as(result.first()).isTrue();
        assertThat(result.itemDays()).isEqualTo(10_000);
        assertThat(result.done()).isGreaterThan(1000);
        assertThat(result.stops()).isGreaterThan(20);
        assertThat(result.absences()).isGreaterThan(20);
        assertThat(result.rerouted()).isGreaterThan(20);
        assertThat(result.wentOn()).isGreaterThan(1000);
    }

    @Test
    void itFindsARuleThatForgetsWhoIsAway() {
        var result = ForgottenDrill.run(
                1,
                SMALL,
                (work, roster, now) ->
                        NothingWaitsPastItsClock.next(work, roster, now).filter(move -> move.what() != Step.REROUTED));

        assertThat(result.ownerless()).isPositive();
    }

    @Test
    void itFindsARuleThatLeavesWhatIsTaken() {
        var result = ForgottenDrill.run(
                1,
                SMALL,
                (work, roster, now) -> NothingWaitsPastItsClock.next(work, roster, now)
                        .filter(move -> work.taken() == null || move.what() == Step.REROUTED));

        assertThat(result.past()).isPositive();
    }

    @Test
    void itFindsARuleThatStopsAtTheAlternate() {
        var result = ForgottenDrill.run(
                1,
                SMALL,
                (work, roster, now) -> NothingWaitsPastItsClock.next(work, roster, now)
                        .map(move -> move.what() == Step.WENT_ON && work.level() == 1
                                ? new Move(Step.WENT_ON, new Roster.Given(owner(work), 1), true)
                                : move));

        assertThat(result.first()).contains("not with the medical director");
    }

    @Test
    void itFindsARuleThatGivesWorkToNobody() {
        var result = ForgottenDrill.run(
                1,
                SMALL,
                (work, roster, now) ->
                        NothingWaitsPastItsClock.next(work, roster, now).filter(move -> move.what() != Step.CAME_TO));

        assertThat(result.ownerless()).isPositive();
    }

    private static java.util.UUID owner(Work work) {
        return java.util.Objects.requireNonNull(work.owner());
    }
}
