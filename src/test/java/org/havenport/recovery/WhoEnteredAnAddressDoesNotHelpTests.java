package org.havenport.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.havenport.house.Browser;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Viewers;
import org.havenport.patients.Patients;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One employee alone never gets into a record: whoever entered an address does not help with the sign-in. */
@PortalTest
class WhoEnteredAnAddressDoesNotHelpTests {

    @Autowired
    Forgetful forgetful;

    @Autowired
    Cast cast;

    @Autowired
    Patients patients;

    @Autowired
    Viewers viewers;

    @Test
    void somebodyElseHelps() {
        var ann = forgetful.somebody();
        var frank = cast.newStaff(Role.FRONT_DESK);
        forgetful.entered(ann, frank.account(), Duration.ofHours(1));
        var refused = help(frank, ann);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Somebody else must help with the sign-in");
        assertThat(help(cast.newStaff(Role.FRONT_DESK), ann).body()).contains("code-to-tell");
    }

    @Test
    void theDatabaseDemandsItToo() {
        var ann = forgetful.somebody();
        var helper = viewers.staff(Role.FRONT_DESK);
        assertThatNoException().isThrownBy(() -> forgetful.helps(helper, ann));
        forgetful.entered(ann, helper.actor(), Duration.ofDays(6));
        assertThatThrownBy(() -> forgetful.helps(helper, ann, true)).hasStackTraceContaining("somebody_else_helps");
        assertThatNoException().isThrownBy(() -> forgetful.helps(viewers.staff(Role.FRONT_DESK), ann));
        forgetful.entered(ann, helper.actor(), Duration.ofDays(8));
        assertThatNoException().isThrownBy(() -> forgetful.helps(helper, ann, true));
        assertThatThrownBy(() -> forgetful.helps(helper, ann))
                .as("the only address is the helper's word, also after a week")
                .hasStackTraceContaining("row-level security");
        assertThatNoException().isThrownBy(() -> forgetful.helps(viewers.staff(Role.FRONT_DESK), ann));
    }

    private Browser.Answer help(CastMember staff, CastMember person) {
        var who = patients.who(Forgetful.JOB, person.patient()).orElseThrow();
        var path = "/staff/patients/" + person.patient() + "/sign-in-help";
        staff.browser().get(path);
        return staff.browser()
                .post(
                        path,
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
}
