package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.havenport.access.BeforeOpening.Missing;
import org.havenport.access.NotOpened.Why;
import org.havenport.access.Opening.State;
import org.havenport.database.OwnersConnection;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@PortalTest
class OpeningTests {

    @Autowired
    Opening opening;

    @Autowired
    PilotGroup pilots;

    @Autowired
    ThingsOfATest things;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    Cast cast;

    @Autowired
    OwnersConnection owner;

    @BeforeEach
    void nothingElseIsMissing() {
        things.only(List.of());
    }

    @AfterEach
    void itIsOpenAgain() {
        things.asEver();
        opening.withdraw(viewers.staff(Role.ADMINISTRATOR));
        opening.begin((Viewer.Job) Viewer.job("test"), State.OPEN);
    }

    @Test
    @Verifies("A1.0#5")
    void aReadingThatBeganBeforeItWasClosedDoesNotOpenIt() throws Exception {
        var job = (Viewer.Job) Viewer.job("test");
        opening.begin(job, State.OPEN);
        try (var connection = owner.open();
                var lock = connection.createStatement();
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            lock.execute("lock table access.pilot in access exclusive mode");
            // It has read that the portal is open, and waits for who is a pilot.
            var reader = readers.submit(opening::state);
            while (!isWaitedFor(lock)) {
                Thread.sleep(10);
            }
            opening.begin(job, State.CLOSED);
            connection.commit();
            reader.get();
        }
        assertThat(opening.state()).isEqualTo(State.CLOSED);
    }

    private static boolean isWaitedFor(Statement lock) throws SQLException {
        try (var found = lock.executeQuery("""
                select exists (select 1 from pg_locks where not granted and relation = 'access.pilot'::regclass)
                """)) {
            return found.next() && found.getBoolean(1);
        }
    }

    @Test
    @Verifies("A1.0#5")
    void closingActsOnTheNextRequestAndNeverOnStaff() {
        var ann = cast.newPatient();
        var browser = ann.browser();
        var patients = browser.get("/home");
        assertThat(patients.status()).isEqualTo(200);

        opening.close(viewers.staff(Role.SECURITY_ADMINISTRATOR));

        var then = browser.get("/home");
        assertThat(then.status()).isEqualTo(303);
        assertThat(browser.get("/results").status()).isEqualTo(303);
        assertThat(cast.dora().browser().get("/staff").status()).isEqualTo(200);
        var refused = signInAgain(ann);
        assertThat(refused).isEqualTo("/not-open");
        assertThat(cast.stranger().get("/not-open").body()).contains("not open to you yet", "done nothing wrong");
    }

    @Test
    @Verifies("A1.0#5")
    void onlyThePilotGroupComesInAndWhoIsTakenOutLeavesAtOnce() {
        var pilot = cast.newPatient();
        var other = cast.newPatient();
        pilots.add(viewers.staff(Role.PORTAL_COORDINATOR), pilot.patient());
        openTo(State.PILOT);

        assertThat(pilot.browser().get("/home").status()).isEqualTo(200);
        assertThat(signInAgain(other)).isEqualTo("/not-open");
        assertThat(cast.stranger().get("/not-open").body()).contains("small group");

        pilots.remove(viewers.staff(Role.MEDICAL_DIRECTOR), pilot.patient());
        assertThat(pilot.newBrowser().get("/home").status()).isEqualTo(303);
        assertThat(signInAgain(pilot)).isEqualTo("/not-open");
    }

    @Test
    @Verifies("A1.0#5")
    void whoeverIsTurnedAwayHasNoSessionLeftInTheDatabase() {
        var patient = viewers.patient();
        assertThat(sees(patient)).isTrue();

        opening.close(viewers.staff(Role.ADMINISTRATOR));

        assertThat(sees(patient)).as("the policies themselves show nothing").isFalse();
    }

    @Test
    @Verifies("A1.0#5")
    void aSessionThatOutlivedTheDecisionIsTurnedAwayAtTheEntrance() {
        var ann = cast.newPatient();
        opening.close(viewers.staff(Role.ADMINISTRATOR));
        var token = viewers.session(
                UUID.randomUUID(), ann.account(), Viewer.Kind.PATIENT, ann.patient(), Viewers.Life.LIVE);
        var browser = ann.newBrowser();
        browser.setCookie("havenport", token);

        assertThat(browser.get("/home").location()).isEqualTo("/not-open");
        assertThat(browser.get("/record").location()).isEqualTo("/not-open");
        assertThat(browser.get("/not-open").status()).isEqualTo(200);
    }

    @Test
    @Verifies("A1.0#5")
    void whatIsMissingIsSaidAndRefusesBothTheAskingAndTheAgreeing() {
        opening.close(viewers.staff(Role.ADMINISTRATOR));
        things.only(List.of(
                new Missing("a phone number", "practice.setup.value", List.of("practice.phone"), "/staff/setup")));
        assertThatThrownBy(() -> opening.ask(viewers.staff(Role.ADMINISTRATOR), State.OPEN))
                .isInstanceOfSatisfying(NotOpened.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Why.MISSING);
                    assertThat(refused.missing()).extracting(Missing::name).containsExactly("a phone number");
                });

        things.only(List.of());
        opening.ask(viewers.staff(Role.ADMINISTRATOR), State.OPEN);
        things.only(List.of(new Missing("an approved text", "practice.setup.text", List.of(), "/staff/setup")));
        assertThatThrownBy(() -> opening.agree(viewers.staff(Role.COMPLIANCE_OFFICER)))
                .isInstanceOf(NotOpened.class);
        assertThat(opening.state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Verifies("A1.0#5")
    void itTakesASecondPersonAndTheDatabaseSaysSoToo() {
        opening.close(viewers.staff(Role.ADMINISTRATOR));
        var jana = viewers.staff(Role.ADMINISTRATOR);
        opening.ask(jana, State.OPEN);

        assertThatThrownBy(() -> opening.agree(jana))
                .isInstanceOfSatisfying(
                        NotOpened.class, refused -> assertThat(refused.why()).isEqualTo(Why.SECOND_PERSON));
        assertThatThrownBy(() -> asking.run(
                        jana, sql -> sql.of("""
                                update access.opening set agreed_at = viewer.at(), agreed_by = :by
                                where agreed_at is null and withdrawn_at is null
                                """).param("by", jana.actor()).update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("second_person");
        assertThatThrownBy(() -> asking.run(
                        jana, sql -> sql.of("""
                                insert into access.opening (state, asked_at, asked_by, agreed_at, agreed_by)
                                values ('OPEN', viewer.at(), :by, viewer.at(), :by)
                                """).param("by", jana.actor()).update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(opening.state()).isEqualTo(State.CLOSED);

        opening.agree(viewers.staff(Role.COMPLIANCE_OFFICER));
        assertThat(opening.state()).isEqualTo(State.OPEN);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        for (var role : List.of(Role.NURSE, Role.COUNSEL, Role.PORTAL_COORDINATOR)) {
            var viewer = viewers.staff(role);
            assertThatThrownBy(() -> opening.close(viewer)).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> opening.ask(viewer, State.OPEN)).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> opening.agree(viewer)).isInstanceOf(SecurityException.class);
        }
        var jana = viewers.staff(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> pilots.add(jana, viewers.patient().patient())).isInstanceOf(SecurityException.class);
        assertThat(pilots.all(jana)).isEmpty();
    }

    private void openTo(State state) {
        opening.ask(viewers.staff(Role.ADMINISTRATOR), state);
        opening.agree(viewers.staff(Role.COMPLIANCE_OFFICER));
    }

    private boolean sees(Viewer.Patient patient) {
        return asking.as(
                patient,
                sql -> sql.of("select :p = any (viewer.patients())")
                        .param("p", patient.patient())
                        .query(Boolean.class)
                        .single());
    }

    private String signInAgain(CastMember who) {
        var browser = who.newBrowser();
        browser.get("/sign-in");
        browser.post("/sign-in", "username", who.username(), "password", who.password());
        return browser.post("/sign-in/code", "code", who.code()).location();
    }
}
