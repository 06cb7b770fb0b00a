package org.havenport.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
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
import org.havenport.patients.Patients;
import org.havenport.protocols.AgreementKeepsUp;
import org.havenport.protocols.ApprovedText;
import org.havenport.protocols.Approver;
import org.havenport.protocols.Parameter;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.Text;
import org.havenport.protocols.Texts;
import org.havenport.staff.Duty;
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
    Escrow escrow;

    @Autowired
    Opening opening;

    @Autowired
    Cast cast;

    @TempDir
    Path folder;

    @Autowired
    Chromium chromium;

    @Autowired
    Patients patients;

    @Test
    @Verifies({"A1.0#5", "A1.0#3", "B.sec.2#3"})
    void fromNothingToTheFirstPilotPatient() throws Exception {
        assertThat(opening.state()).isEqualTo(Opening.State.CLOSED);
        try (var janas = desk("administrator", true);
                var ginas = desk("compliance-officer", true);
                var oseis = desk("medical-director", true);
                var maxs = desk("counsel", true);
                var karls = desk("coordinator-without-script", false)) {
            peopleJoin(janas, ginas, oseis, maxs, karls);
            eachIsRefusedWhatIsAnothers();
            AtTheirScreens.isRefused(janas, SETUP + "/pilot", "/staff/audit");
            for (var other : List.of(ginas, oseis, maxs, karls)) {
                AtTheirScreens.isRefused(other, "/staff/people/add");
            }
            AtTheirScreens.isRefused(maxs, "/staff/audit");
            maxs.looksOnBoth("refused");

            // Nothing opens while anything is missing, and the page says what.
            AtTheirScreens.asksTooEarly(janas);
            AtTheirScreens.describes(janas);
            values(janas, ginas, oseis, maxs);
            textsAreApproved(oseis, maxs);
            AtTheirScreens.names(janas, Duty.PRIVACY.name(), practice.of("gina").account());
            practice.namesHolders(practice.of("jana"));
            copyOfTheKey();
            opensToThePilotGroup(janas, ginas, karls);
        }
    }

    private Screen desk(String whose, boolean script) {
        return Screen.desk(chromium, "new-practice-" + whose, cast.portal(), script);
    }

    /** The first, then compliance by a page of the administrator's; the others alike, but over HTTP. */
    private void peopleJoin(Screen janas, Screen ginas, Screen oseis, Screen maxs, Screen karls) {
        var jana = firstAdministrator(janas);
        janas.open(SETUP);
        assertThat(janas.words())
                .contains("The portal is closed to patients", "cannot open until then", "Opening hours");
        var code = AtTheirScreens.invites(janas, "gina", Role.COMPLIANCE_OFFICER);
        practice.joinAt(ginas, "gina", code, Role.COMPLIANCE_OFFICER);
        AtTheirScreens.attests(janas, practice.today());
        joins(jana, oseis, "osei", Role.MEDICAL_DIRECTOR);
        joins(jana, maxs, "max", Role.COUNSEL);
        joins(jana, karls, "karl", Role.PORTAL_COORDINATOR);
        practice.othersJoin(jana);
    }

    private void joins(Person jana, Screen screen, String name, Role role) {
        practice.trained(jana, practice.joinAt(screen, name, practice.code(jana, name, role), role));
    }

    private Person firstAdministrator(Screen janas) {
        var invited = joining.inviteFirst(
                JOB,
                new Newcomer("jana", "", "Jana", "Newhall", "administrator", Set.of(Role.ADMINISTRATOR), "the first"));
        var jana = practice.joinAt(janas, "jana", invited.code(), Role.ADMINISTRATOR);
        assertThatThrownBy(() -> joining.inviteFirst(
                        JOB,
                        new Newcomer("eve", "", "Eve", "Evil", "nobody", Set.of(Role.ADMINISTRATOR), "a second first")))
                .as("there is one administrator already")
                .isInstanceOf(IllegalStateException.class);
        return jana;
    }

    private void eachIsRefusedWhatIsAnothers() {
        var jana = practice.of("jana");
        var gina = practice.of("gina");
        var osei = practice.of("osei");
        var max = practice.of("max");
        var karl = practice.of("karl");
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

    /** Each kind of value once at the screens, the others at the doors behind them. */
    private void values(Screen janas, Screen ginas, Screen oseis, Screen maxs) {
        AtTheirScreens.proposes(janas, PracticeParameters.NAME.key(), "Cedar Hollow Family Practice");
        AtTheirScreens.approvesValue(ginas, PracticeParameters.NAME.key(), texts.today());
        var says = Map.<Parameter<?>, Object>of(
                PracticeParameters.PHONE, "(541) 555-0142",
                PracticeParameters.ADDRESS, "218 Mill Road",
                PracticeParameters.MAIL_ADDRESS, "P.O. Box 218",
                PracticeParameters.EMERGENCY_DEPARTMENT, "Mill Valley Hospital",
                PracticeParameters.TIME_ZONE, "America/Los_Angeles",
                PracticeParameters.HOME_STATE, "OR");
        var proposer = practice.at(practice.of("jana"));
        protocols.missing().forEach(p -> propose(proposer, p, says.getOrDefault(p, p.standard())));
        var first = protocols.waiting(proposer).getFirst();
        assertThatThrownBy(() -> protocols.approve(proposer, first.number(), null))
                .as("nobody approves their own")
                .isInstanceOf(RuntimeException.class);
        approve(ginas, "gina", Approver.OFFICER);
        approve(oseis, "osei", Approver.MEDICAL_DIRECTOR);
        approve(maxs, "max", Approver.COUNSEL);
        assertThat(protocols.missing()).isEmpty();
    }

    private <T> void propose(Viewer jana, Parameter<T> parameter, Object value) {
        protocols.propose(jana, parameter, parameter.type().cast(value), "Our choice.", texts.today());
    }

    private void approve(Screen screen, String name, Approver approver) {
        var viewer = practice.at(practice.of(name));
        var until = approver == Approver.OFFICER ? null : texts.today().plusMonths(12);
        var theirs = protocols.waiting(viewer).stream()
                .filter(proposal -> proposal.approver() == approver)
                .toList();
        if (until != null && !theirs.isEmpty()) {
            AtTheirScreens.approvesValue(screen, theirs.getFirst().key(), until);
        }
        theirs.stream()
                .skip(until == null ? 0 : 1)
                .forEach(proposal -> protocols.approve(viewer, proposal.number(), until));
    }

    private void textsAreApproved(Screen oseis, Screen maxs) {
        var osei = practice.at(practice.of("osei"));
        var max = practice.at(practice.of("max"));
        var clinical = firstOf(Text.Kind.CLINICAL);
        AtTheirScreens.mayNotApproveText(maxs, clinical);
        AtTheirScreens.approvesText(oseis, clinical, texts.today());
        var legal = firstOf(Text.Kind.LEGAL);
        AtTheirScreens.mayNotApproveText(oseis, legal);
        AtTheirScreens.approvesText(maxs, legal, texts.today());
        approve(osei, Text.Kind.CLINICAL);
        approve(max, Text.Kind.LEGAL);
        agreement.readAgain();
        approve(max, Text.Kind.LEGAL);
        assertThat(texts.missing()).isEmpty();
    }

    private String firstOf(Text.Kind kind) {
        return texts.waiting().stream()
                .filter(text -> text.locale().getLanguage().equals("en"))
                .map(ApprovedText::key)
                .filter(key -> texts.declared(key).kind() == kind)
                .findFirst()
                .orElseThrow();
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
                        text.locale().getLanguage().equals("en") ? null : "L. Ortega, certified translator",
                        true));
    }

    private void copyOfTheKey() throws IOException, NotACopy {
        var copy = folder.resolve("copy.p12");
        escrow.confirm(JOB, copy, escrow.write(JOB, copy, 1), "Jana, administrator");
    }

    private void opensToThePilotGroup(Screen janas, Screen ginas, Screen karls) {
        var ann = cast.newPatient();
        assertThat(opening.steps().stream().flatMap(s -> s.missing().stream()).toList())
                .as("nothing is missing any more")
                .isEmpty();
        AtTheirScreens.chooses(
                karls, patients.who(JOB, ann.patient()).orElseThrow().family());
        AtTheirScreens.asksToOpen(janas);
        assertThat(practice.of("jana").browser().post(SETUP + "/agree").status())
                .as("not by the one who asked")
                .isEqualTo(422);
        AtTheirScreens.agrees(ginas);
        assertThat(opening.state()).isEqualTo(Opening.State.PILOT);
        try (var phone = Screen.phone(chromium, "new-practice-patient", cast.portal(), "en-US")) {
            phone.signIn(ann);
            assertThat(phone.path()).isEqualTo("/home");
            phone.looks("home");
        }
        try (var phone = Screen.phone(chromium, "new-practice-turned-away", cast.portal(), "en-US")) {
            phone.signIn(cast.newPatient());
            assertThat(phone.path()).isEqualTo("/not-open");
            assertThat(phone.words()).contains("(541) 555-0142");
            phone.looks("not-open");
        }
    }
}
