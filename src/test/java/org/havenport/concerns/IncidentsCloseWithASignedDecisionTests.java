package org.havenport.concerns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.concerns.Assessment.Part;
import org.havenport.concerns.Incident.Decision;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class IncidentsCloseWithASignedDecisionTests {

    private static final Viewer IMPORT = Viewer.job("import");
    private static final Assessment WHOLE = new Assessment(
            "One potassium with a name",
            "The patient of the record",
            "Opened once",
            "Taken out",
            Decision.LOW_PROBABILITY,
            "Nothing was kept");

    @Autowired
    IncidentsCloseWithASignedDecision guard;

    @Autowired
    Incidents incidents;

    @Autowired
    Chart chart;

    @Autowired
    Asking asking;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private Viewer.Staff gina;
    private UUID incident;

    @BeforeEach
    void somethingWasTakenOut() {
        ann = viewers.patient();
        gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        incident = takenOut(UUID.randomUUID());
    }

    @Test
    @Verifies({"A.risk.4#2", "A.risk.4#6"})
    void itStaysOpenWhileAnyPartIsMissing() {
        for (var part : Part.values()) {
            assertThatThrownBy(() -> incidents.close(gina, ann.patient(), incident, without(part)))
                    .as("%s", part)
                    .isInstanceOfSatisfying(
                            NotClosed.class, e -> assertThat(e.missing()).containsExactly(part));
        }
        assertThat(incidents.one(gina, ann.patient(), incident).orElseThrow().isOpen())
                .isTrue();

        assertThat(incidents.close(gina, ann.patient(), incident, WHOLE)).isTrue();

        var closed = incidents.one(gina, ann.patient(), incident).orElseThrow();
        assertThat(closed.decision()).isEqualTo(Decision.LOW_PROBABILITY);
        assertThat(closed.decidedBy()).isEqualTo(gina.actor());
        assertThat(incidents.assessment(gina, closed)).contains(WHOLE);
        assertThat(incidents.close(gina, ann.patient(), incident, WHOLE))
                .as("closed is closed")
                .isFalse();
        assertThat(incidents.closed(gina).shown()).extracting(Incident::id).contains(incident);
        assertThat(incidents.open(gina).shown()).extracting(Incident::id).doesNotContain(incident);
        assertThat(incidents.closed(viewers.staff(Role.CLINICIAN)).shown()).isEmpty();
    }

    @Test
    @Verifies("A.risk.4#6")
    void nobodySignsWhatIsAboutTheirOwnAct() {
        var both = viewers.staff(Role.COMPLIANCE_OFFICER, Role.CLINICIAN);
        var own = takenOut(both.actor());

        assertThatThrownBy(() -> incidents.close(both, ann.patient(), own, WHOLE))
                .isInstanceOfSatisfying(
                        NotClosed.class, e -> assertThat(e.missing()).isEmpty());
        assertThatThrownBy(() -> asking.run(
                        both,
                        sql -> sql.of("""
                        update concerns.incident set state = 'CLOSED', decision = 'LOW_PROBABILITY',
                            decided_at = viewer.at(), decided_by = :by where patient_id = :p and id = :i
                        """)
                                .param("by", both.actor())
                                .param("p", ann.patient())
                                .param("i", own)
                                .update()))
                .as("the database refuses it by itself")
                .hasMessageContaining("signed_by_somebody_else");
        assertThat(incidents.close(gina, ann.patient(), own, WHOLE)).isTrue();
    }

    @Test
    void whatComplianceWritesIsSealedAndForComplianceAlone() {
        incidents.close(gina, ann.patient(), incident, WHOLE);
        var closed = incidents.one(gina, ann.patient(), incident).orElseThrow();

        var stored = asking.as(
                IMPORT,
                sql -> sql.of("select encode(what, 'escape') from concerns.assessment where patient_id = :p")
                        .param("p", ann.patient())
                        .query(String.class)
                        .single());
        assertThat(stored).doesNotContain("potassium");
        assertThat(incidents.assessment(viewers.staff(Role.CLINICIAN), closed)).isEmpty();
        assertThat(incidents.close(viewers.staff(Role.CLINICIAN), ann.patient(), takenOut(UUID.randomUUID()), WHOLE))
                .isFalse();
    }

    @Test
    @Verifies({"A.risk.4#3", "A.risk.4#7"})
    void theEvidenceTurnsWhenTheClockHasRunOut() {
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(guard.evidence().seen()).contains("days left");

        clock.advance(Duration.ofDays(61));
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            clock.back();
        }
    }

    @Test
    @Verifies("A.risk.4#6")
    void theEvidenceTurnsWhenAnAssessmentIsGone() throws Exception {
        incidents.close(gina, ann.patient(), incident, WHOLE);
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        signedBy(UUID.randomUUID());
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            signedBy(gina.actor());
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private UUID takenOut(UUID decider) {
        var arrival = Arrivals.potassium(ann.patient(), "5.4", clock.instant());
        chart.file(IMPORT, ann.patient(), List.of(arrival));
        chart.retract(IMPORT, ann.patient(), List.of(arrival.id()), "WRONG_PATIENT", decider);
        return asking.as(
                IMPORT,
                sql -> sql.of("select incident_id from concerns.incident_item where patient_id = :p and item_id = :i")
                        .param("p", ann.patient())
                        .param("i", arrival.id())
                        .query(UUID.class)
                        .single());
    }

    private static Assessment without(Part part) {
        return new Assessment(
                part == Part.WHAT ? " " : WHOLE.what(),
                part == Part.WHO ? null : WHOLE.who(),
                part == Part.SEEN ? "" : WHOLE.seen(),
                part == Part.MITIGATED ? "" : WHOLE.mitigated(),
                part == Part.DECISION ? null : WHOLE.decision(),
                part == Part.BECAUSE ? "" : WHOLE.because());
    }

    private void signedBy(UUID account) throws Exception {
        try (var connection = owner.open();
                var update = connection.prepareStatement(
                        "update concerns.assessment set made_by = ? where patient_id = ? and incident_id = ?")) {
            update.setObject(1, account);
            update.setObject(2, ann.patient());
            update.setObject(3, incident);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
