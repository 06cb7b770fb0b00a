package org.havenport.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Cast;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PasswordsFollowTheNationalGuidelineTests {

    @Autowired
    PasswordsFollowTheNationalGuideline guard;

    @Autowired
    Deciding deciding;

    @Autowired
    Cast cast;

    @AfterEach
    void asEver() {
        deciding.forget(PasswordValues.PROFILE);
    }

    @Test
    @Verifies({"A1.1#7", "C4#3", "C4#4"})
    void theLiteralProfileIsShownAsADeparture() {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(guard.evidence().seen()).contains("NIST_63B4").contains("15");
        assertThat(guard.composition("no capitals here")).isEmpty();
        deciding.decide(PasswordValues.PROFILE, "BULLETIN_A_LITERAL");
        assertThat(guard.composition("no capitals here")).isNotEmpty();
        assertThat(guard.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(guard.evidence().seen()).contains("depart from the national guideline");
    }

    @Test
    @Verifies({"A1.1#7", "C4#3"})
    void thePagesOfTheValuesSayThatItDeparts() {
        deciding.decide(PasswordValues.PROFILE, "BULLETIN_A_LITERAL");
        var gina = cast.newStaff(Role.COMPLIANCE_OFFICER).browser();
        assertThat(gina.get("/staff/policies/values").body())
                .contains("Bulletin to the letter: a departure from the national guideline");
        assertThat(gina.get("/staff/policies/values/passwords.profile").body())
                .contains("a departure from the national guideline");
    }
}
