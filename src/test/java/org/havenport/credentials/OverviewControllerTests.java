package org.havenport.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class OverviewControllerTests {

    @Autowired
    Cast cast;

    @Test
    void itHoldsForThePatientAndForEveryMemberOfStaff() {
        var patient = cast.newPatient().browser();
        assertThat(patient.get("/home").body()).contains("href=\"/you/sign-in\"");
        assertThat(patient.get("/you/sign-in").body()).contains("How you sign in");
        for (var browser : new org.havenport.house.Browser[] {
            cast.newStaff(Role.NURSE).browser(), cast.newStaff().browser()
        }) {
            assertThat(browser.get("/you/sign-in").body())
                    .contains("class=\"staff\"")
                    .contains("How you sign in");
        }
    }

    @Test
    void itRefusesWhoeverIsNobody() {
        assertThat(cast.stranger().get("/you/sign-in").location()).isEqualTo("/sign-in");
    }
}
