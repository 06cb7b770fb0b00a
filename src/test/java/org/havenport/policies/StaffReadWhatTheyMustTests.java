package org.havenport.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.TextsInForce;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StaffReadWhatTheyMustTests {

    @Autowired
    StaffReadWhatTheyMust promise;

    @Autowired
    TextsInForce approved;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @Test
    @Verifies("B.risk.reply.4#4")
    void theEvidenceTurnsWhenSomebodyIsLate() {
        approved.all();
        cast.newStaff(Role.NURSE);
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        try {
            clock.advance(Duration.ofDays(40));
            assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
            assertThat(promise.evidence().act()).isEqualTo("/staff/policies/reading");
        } finally {
            clock.back();
        }
    }
}
