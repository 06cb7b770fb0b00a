package org.havenport.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.access.BeforeOpening;
import org.havenport.access.BeforeOpening.Missing;
import org.havenport.access.Opening;
import org.havenport.access.Opening.State;
import org.havenport.access.ThingsOfATest;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Texts;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SetupControllerTests {

    private static final String PAGE = "/staff/setup";

    @Autowired
    Cast cast;

    @Autowired
    Opening opening;

    @Autowired
    ThingsOfATest things;

    @Autowired
    List<BeforeOpening> rooms;

    @Autowired
    Protocols protocols;

    @Autowired
    Texts texts;

    @Autowired
    Viewers viewers;

    @AfterEach
    void itIsOpenAgain() {
        things.asEver();
        opening.withdraw(viewers.staff(Role.ADMINISTRATOR));
        opening.begin((Viewer.Job) Viewer.job("test"), State.OPEN);
    }

    @Test
    @Verifies("A1.0#5")
    void theGuideNamesWhatEachDoorMisses() {
        var missing = rooms.stream().flatMap(room -> room.missing().stream()).toList();

        protocols
                .missing()
                .forEach(p -> assertThat(missing).extracting(Missing::name).contains(p.key()));
        texts.missing()
                .forEach(t -> assertThat(missing)
                        .extracting(Missing::name)
                        .contains(t.text().key() + " in " + t.language()));
        var page = cast.jana().browser().get(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Opening hours", "A copy of the key", "Organisation and locations");
    }

    @Test
    @Verifies("A1.0#5")
    void itRefusesToOpenWhileSomethingIsMissingAndSaysWhat() {
        opening.close(viewers.staff(Role.ADMINISTRATOR));
        things.only(List.of(new Missing(
                "practice.phone", "practice.setup.missing.value", List.of("parameter.practice.phone"), PAGE)));
        var jana = cast.jana().browser();

        var refused = jana.post(PAGE + "/open", "state", "PILOT");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("cannot open while something is missing", "Not decided");
        assertThat(opening.state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Verifies("A1.0#5")
    void oneAsksAnotherAgreesAndOneCloses() {
        things.only(List.of());
        opening.close(viewers.staff(Role.ADMINISTRATOR));
        var jana = cast.jana().browser();
        var gina = cast.gina().browser();

        assertThat(jana.post(PAGE + "/open", "state", "PILOT").status()).isEqualTo(303);
        assertThat(jana.post(PAGE + "/agree").body()).contains("A second person must agree");
        assertThat(jana.get(PAGE).body()).doesNotContain("/staff/setup/agree");
        assertThat(gina.get("/staff").body()).contains("Opening the portal waits for your word");
        assertThat(gina.post(PAGE + "/agree").status()).isEqualTo(303);
        assertThat(gina.get(PAGE).body()).contains("open to a pilot group");

        assertThat(gina.post(PAGE + "/close").status()).isEqualTo(422);
        assertThat(gina.post(PAGE + "/close", "sure", "yes").status()).isEqualTo(303);
        assertThat(opening.state()).isEqualTo(State.CLOSED);
        assertThat(gina.get("/staff/audit?action=portal-closed").body()).contains("portal-closed");
    }

    @Test
    void thePilotGroupIsChosenByTheCoordinatorAlone() {
        var ann = cast.newPatient();
        var karl = cast.karl().browser();

        assertThat(karl.post(PAGE + "/pilot/add", "patient", ann.patient().toString())
                        .status())
                .isEqualTo(303);
        assertThat(karl.get(PAGE + "/pilot").body()).contains(ann.patient().toString());
        assertThat(karl.post(PAGE + "/pilot", "name", "Pat").status()).isEqualTo(200);
        assertThat(karl.post(PAGE + "/pilot/remove", "patient", ann.patient().toString())
                        .status())
                .isEqualTo(303);
        assertThat(karl.post(PAGE + "/pilot/add", "patient", "nobody").status()).isEqualTo(404);
        assertThat(cast.jana().browser().get(PAGE + "/pilot").status()).isEqualTo(404);
    }

    @Test
    void theOrganisationSaysWhoItIsAndWhere() {
        var jana = cast.jana().browser();
        var page = PAGE + "/organisation";

        assertThat(jana.post(page + "/describe", "legalName", "", "npi", "12").body())
                .contains("write ten digits");
        assertThat(jana.post(page + "/describe", "legalName", "Cedar Hollow Health, LLC", "npi", "9990000001")
                        .status())
                .isEqualTo(303);
        assertThat(jana.post(page + "/locations", "name", "Main Street", "address", "", "phone", "x", "zone", "Mars")
                        .body())
                .contains("Address: write it", "Phone: write the number", "Time zone: write one");
        assertThat(jana.post(
                                page + "/locations",
                                "name",
                                "Main Street",
                                "address",
                                "1 Main Street",
                                "phone",
                                "(541) 555-0100",
                                "zone",
                                "America/Los_Angeles")
                        .status())
                .isEqualTo(303);
        var shown = cast.gina().browser().get(page).body();
        assertThat(shown).contains("Cedar Hollow Health, LLC", "Main Street", "Only an administrator");
        assertThat(cast.gina()
                        .browser()
                        .post(page + "/describe", "legalName", "Ours")
                        .status())
                .isEqualTo(404);
        var body = jana.get(page).body();
        var at = body.indexOf("name=\"location\" value=\"") + 23;
        var id = body.substring(at, at + 36);
        assertThat(jana.post(page + "/locations/" + id + "/close").status()).isEqualTo(303);
        assertThat(jana.post(page + "/locations/" + id + "/close").status()).isEqualTo(404);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var mayNot : List.of(cast.dora(), cast.lena(), cast.hugo(), cast.ann())) {
            assertThat(mayNot.browser().get(PAGE).status()).isEqualTo(404);
            assertThat(mayNot.browser().post(PAGE + "/close", "sure", "yes").status())
                    .isEqualTo(404);
        }
        assertThat(cast.max().browser().get(PAGE).status()).isEqualTo(200);
        assertThat(cast.max().browser().post(PAGE + "/open", "state", "OPEN").status())
                .isEqualTo(404);
    }

    @Test
    void spanishReadersReadSpanish() {
        assertThat(cast.jana().browser().get(PAGE + "?lang=es").body()).contains("Puesta en marcha", "Pasos");
        cast.jana().browser().get(PAGE + "?lang=en");
    }
}
