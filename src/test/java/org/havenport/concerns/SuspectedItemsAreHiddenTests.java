package org.havenport.concerns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.chart.ReleaseState;
import org.havenport.chart.Suspicions;
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
class SuspectedItemsAreHiddenTests {

    private static final Viewer IMPORT = Viewer.job("import");

    @Autowired
    SuspectedItemsAreHidden guard;

    @Autowired
    Corrections corrections;

    @Autowired
    Decisions decisions;

    @Autowired
    Suspicions suspicions;

    @Autowired
    Chart chart;

    @Autowired
    Viewers viewers;

    @Autowired
    Asking asking;

    @Autowired
    OwnersConnection owner;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private List<Arrival> panel;
    private UUID report;

    @BeforeEach
    void aPanelArrives() {
        ann = viewers.patient();
        panel = Arrivals.panel(ann.patient(), "5.4", clock.instant());
        report = panel.getFirst().group();
        chart.file(IMPORT, ann.patient(), panel);
    }

    @Test
    @Verifies("A2.3#5")
    void theWholeReportIsHiddenFromThePatientAndMarkedForTheCareTeam() {
        notMine();

        assertThat(results(ann)).isEmpty();
        assertThat(chart.open(ann, ann.patient(), report, "test")).isEmpty();
        assertThat(results(viewers.staffOf(ann.patient(), Role.NURSE)))
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.state()).isEqualTo(ReleaseState.SUSPECTED));
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("A2.3#5")
    void whatComesInAfterwardsStaysHiddenToo() {
        notMine();
        var corrected = Arrivals.potassium(ann.patient(), panel.getFirst().id(), report, "4.9", clock.instant(), false);
        var late = Arrivals.potassium(ann.patient(), UUID.randomUUID(), report, "4.8", clock.instant(), false);

        chart.file(IMPORT, ann.patient(), List.of(corrected, late));

        assertThat(results(ann)).isEmpty();
    }

    @Test
    void whatIsTheirsAfterAllStandsInTheRecordAgain() {
        var id = notMine();

        assertThat(decisions.deny(
                        viewers.staff(Role.CLINICIAN),
                        ann.patient(),
                        id,
                        Denial.ACCURATE_AND_COMPLETE,
                        "You had it taken on Tuesday."))
                .isTrue();

        assertThat(results(ann)).hasSize(3);
    }

    @Test
    void itRefusesAnotherPatient() {
        var cara = viewers.patient();

        assertThat(suspicions.suspect(cara, ann.patient(), report)).isEmpty();
        assertThat(suspicions.suspect(viewers.staff(Role.NURSE), ann.patient(), report))
                .isEmpty();
        assertThat(results(ann)).hasSize(3);
    }

    @Test
    void thePatientCannotBringItBackOrWriteAnythingElse() {
        notMine();
        for (var attempt : List.of(
                "update chart.item set release_state = 'RELEASED' where patient_id = :p",
                "update chart.item set release_state = 'SUSPECTED' where patient_id = :p",
                """
                insert into chart.item (patient_id, id, version, type, category, status, release_state, group_id,
                    effective_from, issued_at, codes, labels, source, history, digest, gist, body, filed_at)
                select :p, x, 1, 'Observation', 'LABORATORY', 'final', 'RELEASED', x, viewer.at(), viewer.at(), '{}', '{}',
                    'patient', false, '', '', '', viewer.at() from gen_random_uuid() x""")) {
            assertThatThrownBy(() -> asking.run(
                            ann,
                            sql -> sql.of(attempt).param("p", ann.patient()).update()))
                    .as(attempt)
                    .hasMessageContaining("item");
        }
        assertThat(results(ann)).isEmpty();
    }

    @Test
    @Verifies("A2.3#5")
    void theEvidenceTurnsWhenOneIsShownAgainWithoutADecision() throws Exception {
        notMine();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        show("RELEASED");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            show("SUSPECTED");
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private UUID notMine() {
        return corrections
                .ask(ann, ann.patient(), panel.getFirst().id(), Wrong.NOT_MINE, "This is not about me")
                .orElseThrow();
    }

    private List<Item> results(Viewer viewer) {
        return chart.items(viewer, ItemQuery.of(ann.patient()).inGroup(report), "test");
    }

    private void show(String state) throws Exception {
        try (var connection = owner.open();
                var update = connection.prepareStatement(
                        "update chart.item set release_state = ? where patient_id = ? and group_id = ?")) {
            update.setString(1, state);
            update.setObject(2, ann.patient());
            update.setObject(3, report);
            assertThat(update.executeUpdate()).isEqualTo(3);
        }
    }
}
