package org.havenport.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SomebodyEndsAccessTests {

    @Autowired
    private SomebodyEndsAccess guard;

    @Autowired
    private Cast cast;

    @Test
    @Verifies("B.rule.9b#1")
    void itBreaksWhileNobodyAndNoAlternateHoldsTheDuty() {
        var one = cast.newStaff(Role.ADMINISTRATOR);
        var two = cast.newStaff(Role.SECURITY_ADMINISTRATOR);
        var jana = cast.jana().browser();
        jana.post(
                "/staff/people/duties",
                "duty",
                "ENDS_ACCESS",
                "place",
                "HOLDER",
                "account",
                one.account().toString());
        jana.post(
                "/staff/people/duties",
                "duty",
                "ENDS_ACCESS",
                "place",
                "ALTERNATE",
                "account",
                two.account().toString());
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
        assertThat(jana.get("/staff/people/duties").body()).contains("Can act");
        jana.post("/staff/people/" + two.account() + "/take", "role", "SECURITY_ADMINISTRATOR");
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        assertThat(guard.evidence().seen()).contains("ENDS_ACCESS ALTERNATE");
        assertThat(jana.get("/staff/people/duties").body()).contains("Cannot act");
    }
}
