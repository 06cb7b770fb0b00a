package org.havenport.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AskingTests {

    @Autowired
    Asking asking;

    @Autowired
    Grants grants;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private final UUID account = UUID.randomUUID();
    private final UUID patient = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final Viewer ann = new Viewer.Patient(session, account, patient, "Ann");

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void itHoldsForThePatient() {
        viewers.session(ann, patient);
        grants.grantSelf(account, patient);

        assertThat(patientsOf(ann)).containsExactly(patient);
    }

    @Test
    void aViewerWithoutALiveSessionSeesNobody() {
        grants.grantSelf(account, patient);

        assertThat(patientsOf(ann)).isEmpty();
        assertThat(patientsOf(Viewer.nobody())).isEmpty();
    }

    @Test
    void anEndedSessionSeesNobodyFromThatInstantOn() {
        viewers.session(ann, patient);
        grants.grantSelf(account, patient);
        clock.advance(Duration.ofHours(1));

        assertThat(patientsOf(ann)).isEmpty();
    }

    @Test
    void anEndedGrantActsOnTheNextRequest() {
        viewers.session(ann, patient);
        grants.grantSelf(account, patient);
        grants.endAll(account, clock.instant());

        assertThat(patientsOf(ann)).isEmpty();
    }

    @Test
    @Verifies("B.sec.2#3")
    void aRoleHoldsOnlyWhileItIsGranted() {
        var dora = new Viewer.Staff(session, account, java.util.Set.of(Role.NURSE), "Dora");
        viewers.session(dora, null);
        assertThat(holdsNurse(dora))
                .as("roles in the viewer alone open nothing")
                .isFalse();

        grants.trained(account, clock.instant().plusSeconds(600));
        grants.grantRole(account, Role.NURSE, null);
        assertThat(holdsNurse(dora)).isTrue();

        grants.endAll(account, clock.instant());
        assertThat(holdsNurse(dora)).isFalse();
    }

    @Test
    void anotherViewerCannotAskInsideATransaction() {
        assertThatThrownBy(() -> asking.as(Viewer.job("outer"), sql -> asking.as(ann, inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot ask inside");
    }

    @Test
    void theSameViewerJoinsTheTransaction() {
        var job = Viewer.job("outer");
        var instants = asking.as(
                job, sql -> java.util.List.of(sql.now(), asking.as(Viewer.job("outer"), inner -> inner.now())));

        assertThat(instants.getFirst()).isEqualTo(instants.getLast());
    }

    private java.util.List<UUID> patientsOf(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select unnest(viewer.patients())")
                        .query(UUID.class)
                        .list());
    }

    private boolean holdsNurse(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select viewer.holds('NURSE')")
                        .query(Boolean.class)
                        .single());
    }
}
