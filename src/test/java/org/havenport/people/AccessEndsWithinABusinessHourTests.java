package org.havenport.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.BusinessHours;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AccessEndsWithinABusinessHourTests {

    @Autowired
    private AccessEndsWithinABusinessHour guard;

    @Autowired
    private EndRequests requests;

    @Autowired
    private BusinessHours hours;

    @Autowired
    private Cast cast;

    @Autowired
    private Viewers viewers;

    @Autowired
    private TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.rule.9b#2")
    void theClockRunsOneHourWhileThePracticeIsOpenThenThePromiseIsBroken() {
        var leaver = cast.newStaff(Role.FRONT_DESK);
        var answer = cast.dora()
                .browser()
                .post("/staff/end-access", "account", leaver.account().toString(), "reason", "Leaves today");
        assertThat(answer.location()).isEqualTo("/staff/end-access/sent");
        var jana = viewers.staff(Role.ADMINISTRATOR);
        var asked = requests.of(jana, leaver.account()).orElseThrow();
        assertThat(asked.dueAt()).isEqualTo(hours.after(asked.askedAt(), Duration.ofHours(1)));
        assertThat(cast.jana().browser().get("/staff/people/ending").body()).contains("Leaves today", "Sam Newman");

        clock.advance(Duration.between(clock.instant(), asked.dueAt()).plusSeconds(1));
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        clock.back();
        requests.end(viewers.staff(Role.ADMINISTRATOR), leaver.account(), "Left");
        assertThat(requests.of(viewers.staff(Role.ADMINISTRATOR), leaver.account()))
                .isEmpty();
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    @Test
    void theAccessStaysOnlyWithAReasonAndNeverByThePersonThemselves() {
        var suspect = cast.newStaff(Role.ADMINISTRATOR);
        cast.dora()
                .browser()
                .post("/staff/end-access", "account", suspect.account().toString(), "reason", "I suspect misuse");
        var path = "/staff/people/" + suspect.account() + "/keep";
        var own = suspect.browser().post(path, "found", "Nothing to see");
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.body()).contains("Nobody decides about their own rights");
        assertThat(cast.jana().browser().post(path, "found", "").status()).isEqualTo(422);
        assertThat(cast.jana().browser().post(path, "found", " \0").status())
                .as("what no database keeps is nothing")
                .isEqualTo(422);
        assertThat(cast.jana().browser().post(path, "found", "It was a mistake").status())
                .isEqualTo(303);
        assertThat(cast.jana().browser().post(path, "found", "It was a mistake").status())
                .isEqualTo(404);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.hugo().browser().get("/staff/end-access").status()).isEqualTo(404);
        assertThat(cast.dora().browser().get("/staff/people/ending").status()).isEqualTo(404);
        assertThat(requests.waiting(viewers.staff(Role.NURSE))).isEmpty();
    }
}
