package org.havenport.concerns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.ItemQuery;
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
class WrongPatientCorrectionsOpenIncidentsTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    WrongPatientCorrectionsOpenIncidents guard;

    @Autowired
    Incidents incidents;

    @Autowired
    Corrections corrections;

    @Autowired
    Decisions decisions;

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
    private Viewer gina;
    private List<Arrival> panel;

    @BeforeEach
    void aPanelArrives() {
        ann = viewers.patient();
        gina = viewers.staff(Role.COMPLIANCE_OFFICER);
        panel = Arrivals.panel(ann.patient(), "5.4", clock.instant());
        chart.file(IMPORT, ann.patient(), panel);
    }

    @Test
    @Verifies({"A1.8#9", "A.risk.4#3"})
    void whatStaffTakeOutOpensAnIncidentWithItsFactsAndClock() {
        var before = clock.instant();
        chart.open(ann, ann.patient(), panel.getFirst().id(), "result-viewed");
        var decider = UUID.randomUUID();

        chart.retract(IMPORT, ann.patient(), List.of(panel.getFirst().id()), "WRONG_PATIENT", decider);

        var incident = only();
        assertThat(incident.cause()).isEqualTo(Incident.Cause.RETRACTED);
        assertThat(incident.items())
                .containsExactlyInAnyOrderElementsOf(
                        panel.stream().map(Arrival::id).toList());
        assertThat(incident.released())
                .as("it was shown, and since when")
                .isBetween(before.minusSeconds(60), clock.instant());
        assertThat(Duration.between(incident.discovered(), incident.due())).isEqualTo(Duration.ofDays(60));
        assertThat(incident.isOf(decider)).isTrue();
        assertThat(incidents.count(gina).open())
                .as("the worklist of privacy counts it")
                .isPositive();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("A1.8#9")
    void withoutAnIncidentNothingIsTakenOut() throws Exception {
        owner.run("alter table concerns.incident add constraint never check (false) not valid");
        try {
            assertThatThrownBy(() -> chart.retract(
                            IMPORT, ann.patient(), List.of(panel.getFirst().id()), "WRONG_PATIENT"))
                    .hasMessageContaining("never");
            assertThatThrownBy(() ->
                            corrections.ask(ann, ann.patient(), panel.getFirst().id(), Wrong.NOT_MINE, "Not me"))
                    .hasMessageContaining("never");
        } finally {
            owner.run("alter table concerns.incident drop constraint never");
        }
        assertThat(chart.items(ann, ItemQuery.of(ann.patient()), "test")).hasSize(3);
    }

    @Test
    @Verifies("A2.3#5")
    void whatThePatientSaysOpensOneAndTheFindingBelongsToIt() {
        var id = corrections
                .ask(ann, ann.patient(), panel.getFirst().id(), Wrong.NOT_MINE, "Not me")
                .orElseThrow();
        assertThat(only().cause()).isEqualTo(Incident.Cause.NOT_MINE);
        assertThat(only().retracted()).isNull();
        var ellis = viewers.staff(Role.CLINICIAN);

        assertThat(decisions.accept(ellis, ann.patient(), id, "It was somebody else's."))
                .isTrue();

        assertThat(only().retracted()).isNotNull();
        assertThat(only().isOf(ellis.actor())).isTrue();
        assertThat(chart.items(
                        viewers.staffOf(ann.patient(), Role.NURSE),
                        ItemQuery.of(ann.patient()).inGroup(panel.getFirst().group()),
                        "test"))
                .as("it is in nobody's list any more")
                .isEmpty();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("A2.3#5")
    void whatComesInForTheSameReportAfterwardsBelongsToItToo() {
        var report = panel.getFirst().group();
        var id = corrections
                .ask(ann, ann.patient(), panel.getFirst().id(), Wrong.NOT_MINE, "Not me")
                .orElseThrow();
        var late = Arrivals.potassium(ann.patient(), UUID.randomUUID(), report, "4.8", clock.instant(), false);
        chart.file(IMPORT, ann.patient(), List.of(late));
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        decisions.accept(viewers.staff(Role.CLINICIAN), ann.patient(), id, "It was somebody else's.");

        assertThat(only().items()).contains(late.id());
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("A1.8#9")
    void theEvidenceTurnsWhenARetractionHasNoIncident() throws Exception {
        chart.retract(IMPORT, ann.patient(), List.of(panel.getFirst().id()), "WRONG_PATIENT");
        var other = UUID.randomUUID();
        owner.run(
                "update concerns.incident_item set patient_id = patient_id, item_id = '%s' where patient_id = '%s' and item_id = '%s'"
                        .formatted(other, ann.patient(), panel.getFirst().id()));
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            owner.run("update concerns.incident_item set item_id = '%s' where patient_id = '%s' and item_id = '%s'"
                    .formatted(panel.getFirst().id(), ann.patient(), other));
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        chart.retract(IMPORT, ann.patient(), List.of(panel.getFirst().id()), "WRONG_PATIENT");
        var id = only().id();

        for (var stranger : List.of(viewers.staff(), viewers.staff(Role.NURSE), viewers.staff(Role.CLINICIAN), ann)) {
            assertThat(incidents.one(stranger, ann.patient(), id))
                    .as("%s", stranger)
                    .isEqualTo(Optional.empty());
            assertThat(incidents.open(stranger).shown()).isEmpty();
        }
    }

    private Incident only() {
        var id = asking.as(
                IMPORT,
                sql -> sql.of("select id from concerns.incident where patient_id = :p")
                        .param("p", ann.patient())
                        .query(UUID.class)
                        .single());
        return incidents.one(gina, ann.patient(), id).orElseThrow();
    }
}
