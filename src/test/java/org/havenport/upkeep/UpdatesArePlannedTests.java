package org.havenport.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.protocols.BusinessHours;
import org.havenport.safeguards.Evidence.State;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class UpdatesArePlannedTests {

    private static final String PAGE = "/staff/updates";

    @Autowired
    UpdatesArePlanned promise;

    @Autowired
    Updates updates;

    @Autowired
    Duties duties;

    @Autowired
    BusinessHours hours;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.6#1")
    void theNextUpdateHasADayAndSomebodyWhoseDutyItIs() {
        var security = cast.newStaff(Role.SECURITY_ADMINISTRATOR);
        var sara = security.browser();
        sara.post(PAGE + "/done");
        assertThat(promise.evidence().seen()).contains("No update is planned.");

        for (var wrong : new String[] {
            "", "soon", today().minusDays(1).toString(), today().plusDays(32).toString()
        }) {
            assertThat(sara.post(PAGE + "/plan", "on", wrong).body()).contains("Choose a day from today");
        }
        assertThat(cast.gina()
                        .browser()
                        .post(PAGE + "/plan", "on", today().plusDays(7).toString())
                        .status())
                .isEqualTo(404);
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);

        assertThat(sara.post(PAGE + "/plan", "on", today().plusDays(7).toString())
                        .status())
                .isEqualTo(303);
        duties.name(Viewer.job("test"), Duty.SECURITY, Duty.Place.HOLDER, security.account());
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(sara.get(PAGE).body()).contains("Planned for", "Duty of: ");

        clock.advance(Duration.ofDays(9));
        assertThat(promise.evidence().seen()).contains("is due");
        clock.advance(Duration.ofDays(15));
        assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        clock.back();

        assertThat(sara.post(PAGE + "/done").status()).isEqualTo(303);
        assertThat(updates.next(Viewer.job("test"))).isEmpty();
        assertThat(sara.get(PAGE).body()).contains("Done before", "No update is planned.");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), hours.zone());
    }
}
