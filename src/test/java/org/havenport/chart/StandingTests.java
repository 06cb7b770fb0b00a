package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Groups of one delivery are decided in order, and each sees what became of those before it. */
class StandingTests {

    private final UUID patient = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();
    private final UUID group = UUID.randomUUID();
    private final Standing standing = new Standing();

    @Test
    void theMembersOfAGroupThatWaitsWaitToo() {
        standing.put(item, group, ReleaseState.RELEASED);

        standing.file(new Filing.Group(patient, group, List.of(arrival(group))), ReleaseState.AWAITING_CONTACT);

        assertThat(standing.of(Set.of(group))).contains(ReleaseState.AWAITING_CONTACT);
        assertThat(standing.of(Set.of(group))).doesNotContain(ReleaseState.RELEASED);
        assertThat(standing.wasHeldNow(Set.of(group))).isTrue();
    }

    @Test
    void whatMovesToAnotherGroupLeavesItsOwn() {
        var other = UUID.randomUUID();
        standing.put(item, group, ReleaseState.AWAITING_CONTACT);

        standing.put(item, other, ReleaseState.AWAITING_CONTACT);

        assertThat(standing.of(Set.of(group))).doesNotContain(ReleaseState.AWAITING_CONTACT);
        assertThat(standing.of(Set.of(other))).contains(ReleaseState.AWAITING_CONTACT);
    }

    @Test
    void whatWasEnteredInErrorIsTakenBackWhateverIsDecided() {
        var error = Arrivals.takenBack(arrival(group));

        standing.file(new Filing.Group(patient, group, List.of(error)), ReleaseState.RELEASED);

        assertThat(standing.of(Set.of(group))).contains(ReleaseState.RETRACTED);
        assertThat(standing.of(Set.of(group))).doesNotContain(ReleaseState.RELEASED);
    }

    private Arrival arrival(UUID in) {
        return Arrivals.potassium(patient, UUID.randomUUID(), in, "4.1", Instant.EPOCH, false);
    }
}
