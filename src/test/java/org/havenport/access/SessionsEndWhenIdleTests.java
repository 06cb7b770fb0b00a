package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SessionsEndWhenIdleTests {

    @Autowired
    SessionsEndWhenIdle guard;

    @Autowired
    Asking asking;

    @Autowired
    Cast cast;

    @Autowired
    TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void aPatientMayRestHalfAnHour() {
        var browser = cast.newPatient().browser();
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get("/sign-in").location()).isEqualTo("/home");
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get("/sign-in").location()).isEqualTo("/home");
        clock.advance(Duration.ofMinutes(30));
        assertThat(browser.get("/home").location()).isEqualTo("/sign-in");
    }

    @Test
    void staffMayRestAQuarterOfAnHour() {
        var browser = cast.newStaff(Role.NURSE).browser();
        clock.advance(Duration.ofMinutes(14));
        assertThat(browser.get("/sign-in").location()).isEqualTo("/staff");
        clock.advance(Duration.ofMinutes(15));
        assertThat(browser.get("/staff").location()).isEqualTo("/sign-in");
    }

    @Test
    void halfADayIsTheEndInAnyCase() {
        var browser = cast.newPatient().browser();
        for (int i = 0; i < 25; i++) {
            clock.advance(Duration.ofMinutes(28));
            assertThat(browser.get("/sign-in").location()).isEqualTo("/home");
        }
        clock.advance(Duration.ofMinutes(28));
        assertThat(browser.get("/home").location()).isEqualTo("/sign-in");
    }

    @Test
    void theDatabaseLetsNobodyInAfterTheEndEither() {
        var account = cast.newPatient();
        account.browser();
        assertThat(actorOf(account.account())).isEqualTo(account.account().toString());
        clock.advance(Duration.ofMinutes(31));
        assertThat(actorOf(account.account())).isEmpty();
    }

    @Test
    @Verifies("B.sec.3#8")
    void theEvidenceTurnsWhenASessionWouldLiveLonger() {
        var account = cast.newPatient();
        account.browser();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        stretch(account.account(), "1 hour");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            stretch(account.account(), "-1 hour");
        }
    }

    private void stretch(java.util.UUID account, String by) {
        asking.atTheDoor(sql -> sql.of(
                        "update viewer.session set idle_ends_at = idle_ends_at + :by::interval where actor_id = :id")
                .param("by", by)
                .param("id", account)
                .update());
    }

    /** What the policies would ask, for the newest session of an account. */
    private String actorOf(java.util.UUID account) {
        return asking.atTheDoor(sql -> {
            sql.of("""
                            select set_config('app.session', (select id::text from viewer.session
                                where actor_id = :id and complete), true)
                            """).param("id", account).query().singleRow();
            return sql.of("select coalesce(viewer.actor()::text, '')")
                    .query(String.class)
                    .single();
        });
    }
}
