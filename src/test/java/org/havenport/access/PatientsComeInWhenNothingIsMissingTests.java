package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.access.BeforeOpening.Missing;
import org.havenport.access.Opening.State;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class PatientsComeInWhenNothingIsMissingTests {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("test");

    @Autowired
    Opening opening;

    @Autowired
    PatientsComeInWhenNothingIsMissing guard;

    @Autowired
    ThingsOfATest things;

    @Autowired
    Cast cast;

    @AfterEach
    void itIsOpenAgain() {
        things.asEver();
        opening.begin(JOB, State.OPEN);
    }

    @Test
    @Verifies("A1.0#5")
    void theEvidenceTurnsWhenSomethingGoesMissingAndNobodyIsShutOut() {
        var ann = cast.newPatient();
        things.only(List.of());
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.HOLDS);

        things.only(List.of(new Missing("approval of a text", "practice.setup.text", List.of(), "/staff/setup")));

        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
        assertThat(guard.evidence().seen()).contains("approval of a text");
        assertThat(ann.browser().get("/home").status()).as("she relies on it").isEqualTo(200);
    }

    @Test
    @Verifies("A1.0#5")
    void whileItIsClosedWhatIsMissingIsWorkAndNoBreach() {
        opening.begin(JOB, State.CLOSED);
        things.only(List.of(new Missing("a phone number", "practice.setup.value", List.of(), "/staff/setup")));

        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);
        assertThat(guard.evidence().act()).isEqualTo("/staff/setup");
    }
}
