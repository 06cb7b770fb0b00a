package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.patients.Patients;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class WhomNobodyTellsIsMadeSureOfByTwoTests {

    private static final String CODE = "code-to-tell";

    @Autowired
    Forgetful forgetful;

    @Autowired
    Cast cast;

    @Autowired
    Patients patients;

    @Autowired
    Viewers viewers;

    @Test
    @Verifies("A1.4#4")
    void onePersonAloneGetsNoCodeAndTheSecondDoes() {
        var ann = cast.newPatient();
        var frank = cast.newStaff(Role.FRONT_DESK);
        assertThat(frank.browser().get(path(ann)).body()).contains("So two of you make sure");

        var asked = help(frank, ann);
        assertThat(asked.location()).as(asked.body()).isEqualTo(path(ann));
        assertThat(help(frank, ann).body()).as("asking twice").doesNotContain(CODE);
        assertThat(frank.browser().get(path(ann)).body())
                .contains("Now a colleague opens this page")
                .doesNotContain("name=\"birthDate\"");

        var karl = cast.newStaff(Role.PORTAL_COORDINATOR);
        assertThat(karl.browser().get(path(ann)).body()).contains("A colleague has made sure");
        assertThat(karl.browser()
                        .post(path(ann), "method", "IN_PERSON", "reason", "LOST_PHONE")
                        .body())
                .as("who only clicks")
                .contains("Type at least two of these");
        assertThat(help(karl, ann).body()).contains(CODE, ann.username());
        assertThat(help(cast.newStaff(Role.FRONT_DESK), ann).body())
                .as("it was used up: whoever comes next is the first again")
                .doesNotContain(CODE);
    }

    @Test
    void theDatabaseDemandsItToo() {
        var helper = viewers.staff(Role.FRONT_DESK);
        assertThatThrownBy(() -> forgetful.helps(helper, cast.newPatient()))
                .hasStackTraceContaining("row-level security");
    }

    private Browser.Answer help(CastMember staff, CastMember person) {
        var who = patients.who(Forgetful.JOB, person.patient()).orElseThrow();
        staff.browser().get(path(person));
        return staff.browser()
                .post(
                        path(person),
                        "given",
                        who.given(),
                        "family",
                        who.family(),
                        "birthDate",
                        who.birthDate().toString(),
                        "method",
                        "IN_PERSON",
                        "reason",
                        "LOST_PHONE");
    }

    private static String path(CastMember person) {
        return "/staff/patients/" + person.patient() + "/sign-in-help";
    }
}
