package org.havenport.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EveryDutyHasAnAlternateTests {

    private static final Map<Duty, Role> ROLES = Map.of(
            Duty.PRIVACY, Role.COMPLIANCE_OFFICER,
            Duty.SECURITY, Role.SECURITY_ADMINISTRATOR,
            Duty.MEDICAL_DIRECTOR, Role.MEDICAL_DIRECTOR,
            Duty.COUNSEL, Role.COUNSEL);

    @Autowired
    private EveryDutyHasAnAlternate guard;

    @Autowired
    private Duties duties;

    @Autowired
    private Cast cast;

    @Test
    @Verifies("B.sec.2#5")
    void itHoldsWhenTwoPeopleCanActForEachAndBreaksWhenOneIsEnded() {
        ROLES.forEach((duty, role) -> {
            for (var place : Duty.Place.values()) {
                duties.name(Viewer.job("test"), duty, place, cast.newStaff(role).account());
            }
        });
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        var counsel = duties.whoHas(Duty.COUNSEL).orElseThrow();
        cast.jana().browser().post("/staff/people/" + counsel.account() + "/end", "why", "Left");
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        assertThat(guard.evidence().seen()).contains("COUNSEL HOLDER");
    }
}
