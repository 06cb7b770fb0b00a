package org.havenport.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EveryGrantLapsesUnlessConfirmedTests {

    @Autowired
    private EveryGrantLapsesUnlessConfirmed guard;

    @Autowired
    private RoleGrants roles;

    @Autowired
    private Grants grants;

    @Autowired
    private Asking asking;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Cast cast;

    @Autowired
    private TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.2#6")
    void aRoleNobodyConfirmsIsGoneAfterAQuarterByItselfAndAConfirmedOneStands() {
        var nurse = viewers.staff(Role.NURSE);
        var kept = viewers.staff(Role.NURSE);
        clock.advance(Duration.ofDays(60));
        roles.confirm(again(viewers.staff(Role.ADMINISTRATOR)), kept.actor(), Role.NURSE);
        assertThat(holds(again(nurse))).isTrue();
        clock.advance(Duration.ofDays(31));
        assertThat(holds(again(nurse)))
                .as("a quarter has not passed before its last day")
                .isTrue();
        clock.advance(Duration.ofDays(2));
        assertThat(holds(again(nurse))).as("nobody confirmed it").isFalse();
        assertThat(grants.rolesOf(nurse.actor())).isEmpty();
        assertThat(holds(again(kept))).as("somebody confirmed it").isTrue();
    }

    @Test
    @Verifies({"B.sec.2#6", "B.sec.2#8"})
    void whatLapsesSoonIsSaid() {
        var member = cast.newStaff(Role.NURSE);
        roles.end(viewers.staff(Role.ADMINISTRATOR), member.account(), Role.NURSE);
        roles.give(
                viewers.staff(Role.ADMINISTRATOR),
                member.account(),
                Role.BILLING,
                "covers",
                clock.instant().plus(Duration.ofDays(90)));
        clock.advance(Duration.ofDays(80));
        assertThat(guard.evidence().state()).isNotEqualTo(Evidence.State.BROKEN);
        assertThat(guard.evidence().seen()).contains("lapse within 14 days unless confirmed");
        clock.back();
        assertThat(cast.jana().browser().get("/staff/people/confirm").body()).contains("Confirm by", "Sam Newman");
        var table = cast.gina().browser().get("/staff/people/confirm.csv");
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.body()).contains("\"Sam Newman\",\"Billing\"");
    }

    private Viewer.Staff again(Viewer.Staff who) {
        var viewer = new Viewer.Staff(UUID.randomUUID(), who.actor(), Set.copyOf(who.roles()), "Dora");
        viewers.session(viewer, null);
        return viewer;
    }

    private boolean holds(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select viewer.holds('NURSE')")
                        .query(Boolean.class)
                        .single());
    }
}
