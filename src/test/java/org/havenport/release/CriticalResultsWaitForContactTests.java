package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Filing;
import org.havenport.chart.ItemQuery;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CriticalResultsWaitForContactTests {

    @Autowired
    CriticalResultsWaitForContact guard;

    @Autowired
    Judge judge;

    @Autowired
    Chart chart;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID report;

    @BeforeEach
    void aCriticalPanelArrives() {
        ann = viewers.patient();
        var panel = Arrivals.panel(ann.patient(), "6.2", clock.instant());
        report = panel.getFirst().group();
        chart.file(Viewer.job("import"), ann.patient(), panel);
    }

    @Test
    @Verifies("A3.2#1")
    void theLaboratorysFlagDecides() {
        assertThat(waits(group("6.2"))).isTrue();
        assertThat(waits(group("5.4"))).isFalse();
    }

    @Test
    @Verifies("A3.2#1")
    void theFlagDecidesWhateverTheCategory() {
        var a = Arrivals.potassium(ann.patient(), "6.2", clock.instant());
        for (var category : Category.values()) {
            var arrival = new Arrival(
                    a.patient(),
                    a.id(),
                    a.type(),
                    category,
                    a.status(),
                    a.effective(),
                    null,
                    a.issued(),
                    a.codes(),
                    a.group(),
                    a.gist(),
                    a.body(),
                    a.source(),
                    a.labels(),
                    false);
            assertThat(waits(new Filing.Group(a.patient(), a.group(), List.of(arrival))))
                    .as(category.name())
                    .isTrue();
        }
    }

    @Test
    @Verifies({"A3.2#2", "A.risk.3#1"})
    void theEvidenceTurnsWhenAValueIsOpenThoughNobodyCalled() throws Exception {
        assertThat(chart.items(ann, ItemQuery.of(ann.patient()), "test")).isEmpty();
        assertThat(guard.evidence().state()).isNotEqualTo(State.BROKEN);

        state("RELEASED");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
            assertThat(guard.evidence().act()).isEqualTo("/staff/results-to-release");
        } finally {
            state("AWAITING_CONTACT");
        }
        assertThat(guard.evidence().state()).isNotEqualTo(State.BROKEN);
    }

    @Test
    @Verifies("A.risk.3#1")
    void theEvidenceTurnsWhenAReasonIsGivenThatNobodyRecorded() throws Exception {
        for (var reason : new String[] {"CONTACT_RECORDED", "PATIENT_REQUEST"}) {
            gate("opened_at = since, opened_because = '%s'".formatted(reason));
            try {
                assertThat(guard.evidence().state()).as(reason).isEqualTo(State.BROKEN);
            } finally {
                gate("opened_at = null, opened_because = null");
            }
        }
        assertThat(guard.evidence().state()).isNotEqualTo(State.BROKEN);
    }

    @Test
    void anOverdueCallNeedsAttention() throws Exception {
        gate("call_by = call_by - interval '2 hours'");
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        } finally {
            gate("call_by = call_by + interval '2 hours'");
        }
    }

    private boolean waits(Filing.Group group) {
        return judge.of(group, () -> null).waits();
    }

    private Filing.Group group(String potassium) {
        var panel = Arrivals.panel(ann.patient(), potassium, clock.instant());
        return new Filing.Group(ann.patient(), panel.getFirst().group(), panel);
    }

    private void state(String state) throws Exception {
        change("update chart.item set release_state = '%s' where patient_id = ? and group_id = ?".formatted(state));
    }

    private void gate(String what) throws Exception {
        change("update release.gate set %s where patient_id = ? and item_id = ?".formatted(what));
    }

    private void change(String sql) throws Exception {
        try (var connection = owner.open();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ann.patient());
            statement.setObject(2, report);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }
}
