package org.havenport.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditLine;
import org.havenport.audit.AuditQuery;
import org.havenport.directory.Directory;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.people.Training;
import org.havenport.safeguards.Evidence.State;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class RecordsOpenToTheCareTeamTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    private RecordsOpenToTheCareTeam safeguard;

    @Autowired
    private CareTeams teams;

    @Autowired
    private EmergencyUses uses;

    @Autowired
    private Audit audit;

    @Autowired
    private Directory directory;

    @Autowired
    private Staff staff;

    @Autowired
    private Training training;

    @Autowired
    private Viewers viewers;

    @Autowired
    private TestClock clock;

    private final UUID patient = UUID.randomUUID();
    private Viewer.Staff dora;

    @BeforeEach
    void aNurseWhoIsNamedNowhere() {
        dora = viewers.staff(Role.NURSE);
    }

    @AfterEach
    void backToToday() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.2#5")
    void aRecordIsClosedToWhoDoesNotLookAfterThePatient() {
        assertThat(teams.mayOpen(dora, patient)).isFalse();
        assertThatThrownBy(() -> teams.orReason(dora, patient)).isInstanceOf(NoCareRelationship.class);
        teams.related(JOB, patient, dora.actor(), null);
        assertThat(teams.mayOpen(dora, patient)).isTrue();
        assertThat(teams.mayOpen(dora, UUID.randomUUID())).isFalse();
    }

    @Test
    @Verifies("B.sec.2#5")
    void noRelationshipOpensARecordToWhoHasNoClinicalRole() {
        for (var role : List.of(Role.BILLING, Role.FRONT_DESK, Role.COMPLIANCE_OFFICER, Role.ADMINISTRATOR)) {
            var other = viewers.staffOf(patient, role);
            assertThat(teams.mayOpen(other, patient)).isFalse();
            assertThatThrownBy(() -> teams.breakGlass(other, patient, EmergencyReason.OTHER, "Curious"))
                    .isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void anEndActsAtOnce() {
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        teams.related(karl, patient, dora.actor(), null);
        var relation = teams.of(karl, patient).getFirst().relation();
        assertThat(teams.mayOpen(dora, patient)).isTrue();
        assertThat(teams.end(karl, patient, java.util.Objects.requireNonNull(relation)))
                .isTrue();
        assertThat(teams.mayOpen(dora, patient)).isFalse();
    }

    @Test
    void nobodyAssignsThemselvesOrWithoutTheRole() {
        var karl = viewers.staff(Role.PORTAL_COORDINATOR);
        assertThatThrownBy(() -> teams.related(karl, patient, karl.actor(), null))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> teams.related(dora, patient, viewers.staff().actor(), null))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void whomTheRecordNamesByTheirNumberLooksAfterThePatient() {
        staff.add(JOB, new Member(dora.actor(), "", "Dora", "Test", "nurse"));
        training.enter(
                JOB, dora.actor(), "Protecting health data", clock.instant().plus(Duration.ofDays(360)));
        var npi = "9" + (100_000_000 + new java.util.Random().nextInt(800_000_000));
        staff.enterNpi(JOB, dora.actor(), npi);
        var practitioner = directory.idOf("Practitioner", "http://hl7.org/fhir/sid/us-npi|" + npi);
        var now = clock.instant();
        teams.named(JOB, patient, List.of(new Named(practitioner, Basis.VISIT, ago(now, 800), null)));
        assertThat(teams.mayOpen(dora, patient)).as("a visit of long ago").isFalse();
        teams.named(JOB, patient, List.of(new Named(practitioner, Basis.VISIT, ago(now, 30), null)));
        assertThat(teams.mayOpen(dora, patient)).isTrue();
        assertThat(teams.of(dora, patient)).singleElement().satisfies(it -> {
            assertThat(it.account()).isEqualTo(dora.actor());
            assertThat(it.basis()).isEqualTo(Basis.VISIT);
        });
        teams.named(JOB, patient, List.of(new Named(practitioner, Basis.VISIT, now, now)));
        assertThat(teams.mayOpen(dora, patient)).as("taken back").isFalse();
        teams.namedInstead(
                JOB,
                patient,
                Basis.GENERAL_PRACTITIONER,
                List.of(new Named(practitioner, Basis.GENERAL_PRACTITIONER, now, null)));
        assertThat(teams.mayOpen(dora, patient)).isTrue();
        teams.namedInstead(JOB, patient, Basis.GENERAL_PRACTITIONER, List.of());
        assertThat(teams.mayOpen(dora, patient)).as("another practitioner now").isFalse();
    }

    @Test
    void workOpensForADayAndIsLogged() {
        teams.byWork(dora, patient);
        assertThat(teams.mayOpen(dora, patient)).isTrue();
        assertThat(actions()).contains("care-begun-by-work");
        clock.advance(Duration.ofHours(25));
        viewers.session(signedInAgain(), null);
        assertThat(teams.mayOpen(signedIn, patient)).isFalse();
    }

    @Test
    @Verifies("B.sec.2#8")
    void aReasonOpensForHoursIsLoggedAndReviewedByCompliance() {
        var until = teams.breakGlass(dora, patient, EmergencyReason.URGENT_CALL, "The pharmacy called");
        assertThat(Duration.between(clock.instant(), until)).isBetween(Duration.ofHours(3), Duration.ofHours(4));
        assertThat(teams.mayOpen(dora, patient)).isTrue();
        assertThat(actions()).contains("break-glass-used");
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        var use = uses.list(gina).stream()
                .filter(it -> it.patient().equals(patient))
                .findFirst()
                .orElseThrow();
        assertThat(use.note()).isEqualTo("The pharmacy called");
        assertThat(use.account()).isEqualTo(dora.actor());
        assertThat(uses.review(gina, patient, use.id(), Emergency.Outcome.JUSTIFIED, "Called back"))
                .isTrue();
        assertThat(uses.review(gina, patient, use.id(), Emergency.Outcome.EXPLAINED, ""))
                .as("once")
                .isFalse();
        assertThat(uses.list(dora)).as("for compliance alone").isEmpty();
        clock.advance(Duration.ofHours(5));
        viewers.session(signedInAgain(), null);
        assertThat(teams.mayOpen(signedIn, patient)).isFalse();
    }

    @Test
    void nobodyJudgesTheirOwnReason() {
        var both = viewers.staff(Role.COMPLIANCE_OFFICER, Role.CLINICIAN);
        teams.breakGlass(both, patient, EmergencyReason.COVERING, "For Dr Osei");
        var use = uses.list(both).stream()
                .filter(it -> it.patient().equals(patient))
                .findFirst()
                .orElseThrow();
        assertThat(uses.review(both, patient, use.id(), Emergency.Outcome.JUSTIFIED, ""))
                .isFalse();
    }

    @Test
    @Verifies("B.sec.2#8")
    void aReasonNobodyLookedAtInTimeIsShown() {
        teams.breakGlass(dora, patient, EmergencyReason.OTHER, "Because");
        clock.advance(Duration.ofDays(20));
        assertThat(safeguard.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        var gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        uses.list(gina).stream()
                .filter(it -> it.review() == null)
                .forEach(it -> uses.review(gina, it.patient(), it.id(), Emergency.Outcome.EXPLAINED, ""));
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private Viewer.Staff signedIn = new Viewer.Staff(UUID.randomUUID(), UUID.randomUUID(), java.util.Set.of(), "");

    /** The same person in a session of the time it is now. */
    private Viewer.Staff signedInAgain() {
        signedIn = new Viewer.Staff(UUID.randomUUID(), dora.actor(), dora.roles(), "Dora");
        return signedIn;
    }

    private List<String> actions() {
        return audit
                .search(
                        viewers.staff(Role.COMPLIANCE_OFFICER),
                        new AuditQuery(null, null, dora.actor(), patient, null, null, null))
                .stream()
                .map(AuditLine::action)
                .toList();
    }

    private static Instant ago(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }
}
