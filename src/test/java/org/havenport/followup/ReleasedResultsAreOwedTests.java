package org.havenport.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.havenport.chart.Arrivals;
import org.havenport.chart.Chart;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ReleasedResultsAreOwedTests {

    @Autowired
    ReleasedResultsAreOwed guard;

    @Autowired
    Obligations obligations;

    @Autowired
    Chart chart;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    @Test
    @Verifies({"B.com.3#5", "A.risk.1#1"})
    void theEvidenceTurnsWhenAResultIsForgotten() throws Exception {
        var ann = viewers.patient();
        var potassium = Arrivals.potassium(ann.patient(), "4.4", clock.instant());
        chart.file(Viewer.job("import"), ann.patient(), List.of(potassium));
        assertThat(obligations.unconfirmed(ann, ann.patient())).hasSize(1);
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);

        change("delete from followup.obligation where patient_id = ? and item_id = ?", ann, potassium.id());
        try {
            assertThat(guard.evidence().state()).isEqualTo(State.BROKEN);
        } finally {
            change("""
                    insert into followup.obligation (patient_id, item_id, consequence, because, opened_at)
                    values (?, ?, 'ROUTINE', 'FINAL', '%s')""".formatted(clock.instant()), ann, potassium.id());
        }
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void historyIsOwedByNobody() {
        var ann = viewers.patient();
        var old = Arrivals.potassium(ann.patient(), java.util.UUID.randomUUID(), null, "4.4", clock.instant(), true);
        chart.file(Viewer.job("import"), ann.patient(), List.of(old));

        assertThat(obligations.unconfirmed(ann, ann.patient())).isEmpty();
        assertThat(guard.evidence().state()).isEqualTo(State.HOLDS);
    }

    private void change(String sql, Viewer.Patient ann, java.util.UUID item) throws Exception {
        try (var connection = owner.open();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ann.patient());
            statement.setObject(2, item);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
