package org.havenport.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ThePortalHasACoordinatorTests {

    @Autowired
    private ThePortalHasACoordinator guard;

    @Autowired
    private Duties duties;

    @Autowired
    private Staff staff;

    @Autowired
    private Cast cast;

    @Autowired
    private Viewers viewers;

    @Test
    @Verifies({"B.rule.6#1", "B.rule.6#2"})
    void itBreaksWhenOneOfThemCannotActAndTheHelpPageNamesWhoCan() {
        var first = cast.newStaff(Role.PORTAL_COORDINATOR);
        var second = cast.newStaff(Role.PORTAL_COORDINATOR);
        name(first, Duty.Place.HOLDER);
        name(second, Duty.Place.ALTERNATE);
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        assertThat(staff.missing()).noneMatch(it -> it.duty() == Duty.PORTAL_COORDINATOR);
        assertThat(guard.now()).map(Member::account).contains(first.account());
        assertThat(cast.stranger().get("/help").body()).contains("Sam Newman runs the portal here");

        end(first);
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        assertThat(guard.evidence().seen()).contains("PORTAL_COORDINATOR HOLDER");
        assertThat(guard.now())
                .as("the alternate stands in")
                .map(Member::account)
                .contains(second.account());
        end(second);
        assertThat(guard.now()).isEmpty();
        assertThat(cast.stranger().get("/help").body()).doesNotContain("runs the portal here");
        assertThat(staff.missing())
                .contains(
                        new Vacancy(Duty.PORTAL_COORDINATOR, Duty.Place.HOLDER),
                        new Vacancy(Duty.PORTAL_COORDINATOR, Duty.Place.ALTERNATE));
    }

    @Test
    void holderAndAlternateAreTwoWhoCanActAndAnAdministratorNamesThem() {
        var jana = viewers.staff(Role.ADMINISTRATOR);
        var one = cast.newStaff(Role.PORTAL_COORDINATOR);
        duties.name(jana, Duty.PORTAL_COORDINATOR, Duty.Place.HOLDER, one.account());
        for (var other : List.of(one.account(), cast.dora().account(), UUID.randomUUID())) {
            assertThatThrownBy(() -> duties.name(jana, Duty.PORTAL_COORDINATOR, Duty.Place.ALTERNATE, other))
                    .isInstanceOf(DutyRefused.class);
        }
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        assertThatThrownBy(() -> duties.name(
                        karl,
                        Duty.PORTAL_COORDINATOR,
                        Duty.Place.ALTERNATE,
                        cast.karl().account()))
                .isInstanceOf(DutyRefused.class);
    }

    private void name(CastMember who, Duty.Place place) {
        duties.name(Viewer.job("test"), Duty.PORTAL_COORDINATOR, place, who.account());
    }

    private void end(CastMember who) {
        cast.jana().browser().post("/staff/people/" + who.account() + "/end", "why", "Left");
    }
}
