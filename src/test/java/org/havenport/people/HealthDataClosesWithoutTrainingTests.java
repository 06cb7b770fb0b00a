package org.havenport.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.havenport.access.Rights;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.patients.CareTeams;
import org.havenport.protocols.BusinessHours;
import org.havenport.safeguards.Evidence;
import org.havenport.viewer.Asking;
import org.havenport.viewer.GrantRefused;
import org.havenport.viewer.Grants;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class HealthDataClosesWithoutTrainingTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    private HealthDataClosesWithoutTraining guard;

    @Autowired
    private Training training;

    @Autowired
    private OwnersConnection owner;

    @Autowired
    private Cast cast;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Grants grants;

    @Autowired
    private Rights rights;

    @Autowired
    private CareTeams teams;

    @Autowired
    private Chart chart;

    @Autowired
    private Asking asking;

    @Autowired
    private BusinessHours hours;

    @Autowired
    private TestClock clock;

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    @Verifies("B.sec.5#2")
    void theDatabaseClosesAtTheVeryInstantAndOpensWhenItIsAttested() {
        var patient = viewers.patient().patient();
        chart.file(Viewer.job("import"), patient, Arrivals.panel(patient, "4.4", clock.instant()));
        var nurse = viewers.staffOf(patient, Role.NURSE);
        assertThat(rows(nurse, patient)).isPositive();

        grants.trained(nurse.actor(), clock.instant().plusSeconds(60));
        assertThat(rows(nurse, patient)).isPositive();
        clock.advance(Duration.ofSeconds(61));
        assertThat(rows(nurse, patient))
                .as("every table of the chart is empty to them")
                .isZero();
        assertThat(grants.rolesOf(nurse.actor())).isEmpty();
        assertThat(grants.rests(nurse.actor())).isTrue();

        training.attest(viewers.staff(Role.ADMINISTRATOR), nurse.actor(), "Privacy", today(), today().plusMonths(6));
        assertThat(rows(nurse, patient)).isPositive();
    }

    @Test
    @Verifies({"B.sec.5#1", "B.sec.5#2", "B.sec.5#4"})
    void whoIsShutOutIsToldWhyAndADayMoreIsGivenOnceAndLogged() throws SQLException {
        var nurse = cast.newStaff(Role.NURSE);
        rights.trained(JOB, nurse.account(), clock.instant());
        expire(nurse);
        var shut = nurse.browser().get("/staff");
        assertThat(shut.status()).isEqualTo(303);
        assertThat(shut.location()).isEqualTo("/staff/training");
        assertThat(nurse.browser().get("/staff/training").body())
                .contains("Health data is closed to you until your training is current");
        assertThat(nurse.browser().get("/staff/results").status()).isEqualTo(404);

        var path = "/staff/people/" + nurse.account();
        var jana = cast.jana().browser();
        assertThat(jana.get(path).body()).contains("One day more in an emergency");
        assertThat(jana.post(path + "/extend", "extension", "").status()).isEqualTo(422);
        assertThat(jana.post(path + "/extend", "extension", "Two nurses are ill")
                        .status())
                .isEqualTo(303);
        assertThat(nurse.browser().get("/staff/results").status()).isEqualTo(200);
        assertThat(jana.get(path).body()).contains("Two nurses are ill");
        assertThat(jana.post(path + "/extend", "extension", "Again").body()).contains("extended once already");
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        var later = viewers.session(UUID.randomUUID(), nurse.account(), Viewer.Kind.STAFF, null, Viewers.Life.LIVE);
        var browser = cast.stranger();
        browser.setCookie("havenport", later);
        browser.setCookie("__Host-havenport", later);
        assertThat(browser.get("/staff/results").status()).isEqualTo(404);
    }

    @Test
    @Verifies("B.sec.5#3")
    void warningsComeSevenDaysAndOneDayBefore() {
        var nurse = cast.newStaff(Role.NURSE);
        var end = training.end(JOB, nurse.account()).orElseThrow();
        var viewer = staff(nurse.account(), Role.NURSE);
        assertThat(tile(viewer)).isEmpty();
        clock.advance(Duration.between(clock.instant(), end.minus(Duration.ofDays(7))));
        assertThat(tile(staff(nurse.account(), Role.NURSE))).contains("Your training ends soon");
        clock.advance(Duration.ofDays(6));
        assertThat(tile(staff(nurse.account(), Role.NURSE))).contains("Your training ends within a day");
        assertThat(tile(viewers.staff(Role.ADMINISTRATOR))).contains("Training that ends soon or is expired");
    }

    @Test
    @Verifies("B.sec.5#5")
    void theShareIsShownAndTurnsWithOneWhoIsNot() {
        var nurse = cast.newStaff(Role.NURSE);
        assertThat(cast.jana().browser().get("/staff/people").body()).contains("Training is current for");
        rights.trained(JOB, nurse.account(), clock.instant());
        assertThat(guard.evidence().state()).isEqualTo(Evidence.State.NEEDS_ATTENTION);
        assertThat(guard.evidence().seen()).contains("Training is current for");
        rights.trained(JOB, nurse.account(), clock.instant().plus(Duration.ofDays(900)));
        assertThat(guard.evidence().state())
                .as("open longer than any training counts")
                .isEqualTo(Evidence.State.BROKEN);
        rights.trained(JOB, nurse.account(), clock.instant());
    }

    @Test
    void nobodyAttestsTheirOwnAndOnlyAnAdministratorAttests() {
        var administrator = viewers.staff(Role.ADMINISTRATOR);
        for (var by : List.of(administrator, viewers.staff(Role.NURSE), viewers.staff(Role.COMPLIANCE_OFFICER))) {
            assertThatThrownBy(() -> training.attest(by, administrator.actor(), "Privacy", today(), today()))
                    .isInstanceOf(GrantRefused.class);
        }
        assertThatThrownBy(() -> training.attest(
                        administrator, UUID.randomUUID(), "Privacy", today().plusDays(1), today().plusDays(2)))
                .isInstanceOf(TrainingRefused.class);
        assertThatThrownBy(() ->
                        training.attest(administrator, UUID.randomUUID(), "Privacy", today(), today().plusYears(2)))
                .isInstanceOf(TrainingRefused.class);
        assertThatThrownBy(() -> training.extend(administrator, UUID.randomUUID(), "because"))
                .isInstanceOf(TrainingRefused.class);
    }

    private List<String> tile(Viewer viewer) {
        return asking.as(
                viewer,
                _ -> new PeopleTile(training, rights, requests, clock)
                        .lists(viewer, org.havenport.home.Words.of(java.util.Locale.US, hours.zone())).stream()
                                .map(org.havenport.home.WorkList::name)
                                .toList());
    }

    @Autowired
    private EndRequests requests;

    private Viewer staff(UUID account, Role role) {
        var viewer = new Viewer.Staff(UUID.randomUUID(), account, java.util.Set.of(role), "Sam");
        viewers.session(viewer, null);
        return viewer;
    }

    /** Its training was completed long ago, as if a year had passed. */
    private void expire(CastMember member) throws SQLException {
        try (var connection = owner.open();
                var update = connection.prepareStatement(
                        "update people.training set completed_on = ?, ends_at = ? where account = ?")) {
            update.setObject(1, today().minusDays(300));
            update.setObject(2, Sql.time(clock.instant().minusSeconds(5)));
            update.setObject(3, member.account());
            update.executeUpdate();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), hours.zone());
    }

    private long rows(Viewer viewer, UUID patient) {
        return asking.as(
                viewer,
                sql -> sql.of("select count(*) from chart.item where patient_id = :patient")
                        .param("patient", patient)
                        .query(Long.class)
                        .single());
    }
}
