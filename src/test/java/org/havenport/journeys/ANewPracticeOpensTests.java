package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havenport.access.Joining;
import org.havenport.access.Newcomer;
import org.havenport.access.Opening;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.journeys.NewPractice.Person;
import org.havenport.protocols.AgreementKeepsUp;
import org.havenport.protocols.Approver;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Text;
import org.havenport.protocols.Texts;
import org.havenport.staff.Duties;
import org.havenport.staff.Duty;
import org.havenport.staff.Duty.Place;
import org.havenport.vault.Escrow;
import org.havenport.vault.NotACopy;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A practice begins with nothing and lets its first patient in; each of its people is refused what is another's. */
@PortalTest
@Tag("journey")
@DirtiesContext
@TestPropertySource(properties = "havenport.test.nothing-yet=true")
class ANewPracticeOpensTests {

    private static final Viewer.Job JOB = (Viewer.Job) Viewer.job("serve");
    private static final String SETUP = "/staff/setup";

    @Autowired
    NewPractice practice;

    @Autowired
    Joining joining;

    @Autowired
    Protocols protocols;

    @Autowired
    Texts texts;

    @Autowired
    AgreementKeepsUp agreement;

    @Autowired
    Duties duties;

    @Autowired
    Escrow escrow;

    @Autowired
    Opening opening;

    @Autowired
    Cast cast;

    @TempDir
    Path folder;

    @Test
    @Verifies({"A1.0#5", "A1.0#3", "B.sec.2#3"})
    void fromNothingToTheFirstPilotPatient() throws Exception {
        assertThat(opening.state()).isEqualTo(Opening.State.CLOSED);
        var jana = firstAdministrator();
        assertThat(jana.browser().get(SETUP).body())
                .contains("The portal is closed to patients", "cannot open until then", "Opening hours");

        peopleJoin(jana);
        var gina = practice.of("gina");
        var osei = practice.of("osei");
        var max = practice.of("max");
        var karl = practice.of("karl");
        eachIsRefusedWhatIsAnothers(jana, gina, osei, max, karl);

        // Nothing opens while anything is missing, and the answer says what.
        var tooEarly = jana.browser().post(SETUP + "/open", "state", "PILOT");
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.body())
                .contains("cannot open while something is missing", "Agreement for using the portal");

        organisation(jana);
        values(jana, gina, osei, max);
        textsAreApproved(osei, max);
        duties(jana);
        copyOfTheKey();
        var ann = cast.newPatient();
        assertThat(opening.steps().stream().flatMap(s -> s.missing().stream()).toList())
                .as("nothing is missing any more")
                .isEmpty();

        opensToThePilotGroup(jana, gina, karl, ann.patient().toString());
        assertThat(ann.browser().get("/home").status()).isEqualTo(200);
        var other = cast.newPatient();
        var turnedAway = other.newBrowser();
        turnedAway.get("/sign-in");
        turnedAway.post("/sign-in", "username", other.username(), "password", other.password());
        assertThat(turnedAway.post("/sign-in/code", "code", other.code()).location())
                .isEqualTo("/not-open");
        assertThat(turnedAway.get("/not-open").body()).contains("(541) 555-0142");
    }

    private Person firstAdministrator() {
        var invited = joining.inviteFirst(
                JOB,
                new Newcomer("jana", "", "Jana", "Newhall", "administrator", Set.of(Role.ADMINISTRATOR), "the first"));
        assertThatThrownBy(() -> {
                    practice.join("jana", invited.code(), Role.ADMINISTRATOR);
                    joining.inviteFirst(
                            JOB,
                            new Newcomer(
                                    "eve", "", "Eve", "Evil", "nobody", Set.of(Role.ADMINISTRATOR), "a second first"));
                })
                .as("there is one administrator already")
                .isInstanceOf(IllegalStateException.class);
        return practice.of("jana");
    }

    private void peopleJoin(Person jana) {
        var roles = new LinkedHashMap<String, Role>();
        roles.put("gina", Role.COMPLIANCE_OFFICER);
        roles.put("osei", Role.MEDICAL_DIRECTOR);
        roles.put("max", Role.COUNSEL);
        roles.put("karl", Role.PORTAL_COORDINATOR);
        roles.put("sam", Role.SECURITY_ADMINISTRATOR);
        roles.put("gina2", Role.COMPLIANCE_OFFICER);
        roles.put("osei2", Role.MEDICAL_DIRECTOR);
        roles.put("max2", Role.COUNSEL);
        roles.put("karl2", Role.PORTAL_COORDINATOR);
        roles.put("sam2", Role.SECURITY_ADMINISTRATOR);
        roles.forEach((name, role) -> {
            var person = practice.invite(jana, name, role);
            practice.trained(jana, person);
        });
    }

    private void eachIsRefusedWhatIsAnothers(Person jana, Person gina, Person osei, Person max, Person karl) {
        for (var other : List.of(gina, osei, max, karl)) {
            assertThat(other.browser().get("/staff/people/add").status()).isEqualTo(404);
            assertThat(other.browser()
                            .post(SETUP + "/organisation/describe", "legalName", "Mine, LLC")
                            .status())
                    .isEqualTo(404);
        }
        for (var other : List.of(max, karl)) {
            assertThat(other.browser().post(SETUP + "/open", "state", "OPEN").status())
                    .isEqualTo(404);
        }
        assertThat(jana.browser().get(SETUP + "/pilot").status()).isEqualTo(404);
        assertThat(jana.browser().get("/staff/audit").status())
                .as("who grants is not who audits")
                .isEqualTo(404);
        assertThat(max.browser().get("/staff/audit").status()).isEqualTo(404);
        var clause = texts.waiting().getFirst();
        for (var other : List.of(jana, gina, osei, karl)) {
            assertThat(texts.mayApprove(practice.at(other), clause)).isFalse();
        }
        assertThat(texts.mayApprove(practice.at(max), clause)).isTrue();
    }

    private void organisation(Person jana) {
        assertThat(jana.browser()
                        .post(SETUP + "/organisation/describe", "legalName", "Cedar Hollow Family Practice, PC")
                        .status())
                .isEqualTo(303);
        assertThat(jana.browser()
                        .post(
                                SETUP + "/organisation/locations",
                                "name",
                                "Mill Road",
                                "address",
                                "218 Mill Road",
                                "phone",
                                "(541) 555-0142",
                                "zone",
                                "America/Los_Angeles")
                        .status())
                .isEqualTo(303);
    }

    private void values(Person jana, Person gina, Person osei, Person max) {
        var says = Map.<Parameter<?>, Object>of(
                PracticeParameters.NAME, "Cedar Hollow Family Practice",
                PracticeParameters.PHONE, "(541) 555-0142",
                PracticeParameters.ADDRESS, "218 Mill Road",
                PracticeParameters.MAIL_ADDRESS, "P.O. Box 218",
                PracticeParameters.EMERGENCY_DEPARTMENT, "Mill Valley Hospital",
                PracticeParameters.TIME_ZONE, "America/Los_Angeles",
                PracticeParameters.HOME_STATE, "OR");
        var proposer = practice.at(jana);
        protocols.missing().forEach(p -> propose(proposer, p, says.getOrDefault(p, p.standard())));
        var first = protocols.waiting(proposer).getFirst();
        assertThatThrownBy(() -> protocols.approve(proposer, first.number(), null))
                .as("nobody approves their own")
                .isInstanceOf(RuntimeException.class);
        approve(gina, Approver.OFFICER);
        approve(osei, Approver.MEDICAL_DIRECTOR);
        approve(max, Approver.COUNSEL);
        assertThat(protocols.missing()).isEmpty();
    }

    private <T> void propose(Viewer jana, Parameter<T> parameter, Object value) {
        protocols.propose(jana, parameter, parameter.type().cast(value), "Our choice.", texts.today());
    }

    private void approve(Person who, Approver approver) {
        var viewer = practice.at(who);
        var until = approver == Approver.OFFICER ? null : texts.today().plusMonths(12);
        protocols.waiting(viewer).stream()
                .filter(proposal -> proposal.approver() == approver)
                .forEach(proposal -> protocols.approve(viewer, proposal.number(), until));
    }

    private void textsAreApproved(Person osei, Person max) {
        approve(practice.at(osei), Text.Kind.CLINICAL);
        approve(practice.at(max), Text.Kind.LEGAL);
        agreement.readAgain();
        approve(practice.at(max), Text.Kind.LEGAL);
        assertThat(texts.missing()).isEmpty();
    }

    private void approve(Viewer viewer, Text.Kind kind) {
        var today = texts.today();
        texts.waiting().stream()
                .filter(text -> texts.declared(text.key()).kind() == kind)
                .forEach(text -> texts.approve(
                        viewer,
                        text.key(),
                        text.version(),
                        text.locale(),
                        text.hash(),
                        today,
                        today.plusMonths(12),
                        text.locale().getLanguage().equals("en") ? null : "L. Ortega, certified translator"));
    }

    private void duties(Person jana) {
        var viewer = practice.at(jana);
        var names = Map.of(
                Duty.PORTAL_COORDINATOR, List.of("karl", "karl2"),
                Duty.ENDS_ACCESS, List.of("jana", "sam"),
                Duty.PRIVACY, List.of("gina", "gina2"),
                Duty.SECURITY, List.of("sam", "sam2"),
                Duty.MEDICAL_DIRECTOR, List.of("osei", "osei2"),
                Duty.COUNSEL, List.of("max", "max2"));
        names.forEach((duty, two) -> {
            duties.name(viewer, duty, Place.HOLDER, practice.of(two.getFirst()).account());
            duties.name(
                    viewer, duty, Place.ALTERNATE, practice.of(two.getLast()).account());
        });
        assertThat(duties.missing()).isEmpty();
    }

    private void copyOfTheKey() throws IOException, NotACopy {
        var copy = folder.resolve("copy.p12");
        escrow.confirm(JOB, copy, escrow.write(JOB, copy, 1), "Jana, administrator");
    }

    private void opensToThePilotGroup(Person jana, Person gina, Person karl, String ann) {
        assertThat(karl.browser().post(SETUP + "/pilot/add", "patient", ann).status())
                .isEqualTo(303);
        assertThat(jana.browser().post(SETUP + "/open", "state", "PILOT").status())
                .isEqualTo(303);
        assertThat(jana.browser().post(SETUP + "/agree").status())
                .as("not by the one who asked")
                .isEqualTo(422);
        assertThat(gina.browser().post(SETUP + "/agree").status()).isEqualTo(303);
        assertThat(opening.state()).isEqualTo(Opening.State.PILOT);
    }
}
