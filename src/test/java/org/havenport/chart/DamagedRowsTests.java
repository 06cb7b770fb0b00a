package org.havenport.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.vault.Unreadable;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A row that was damaged hides nothing but itself. */
@PortalTest
class DamagedRowsTests {

    @Autowired
    Chart chart;

    @Autowired
    Viewers viewers;

    @Autowired
    OwnersConnection owner;

    @Autowired
    Clock clock;

    private Viewer.Patient ann;

    @BeforeEach
    void annComesIn() {
        ann = viewers.patient();
    }

    @Test
    @Verifies("B.risk.sec.2#7")
    void theOtherLinesAreStillReadAndItsOwnPageIsNot() throws SQLException {
        var damaged = Arrivals.potassium(ann.patient(), "4.4", clock.instant());
        var sound = Arrivals.potassium(ann.patient(), "4.5", clock.instant().minusSeconds(60));
        chart.file(Viewer.job("import"), ann.patient(), List.of(damaged, sound));
        change("update chart.item set gist = body where patient_id = ? and id = '%s'".formatted(damaged.id()));

        assertThat(chart.items(ann, ItemQuery.of(ann.patient()), "test"))
                .extracting(it -> it.id(), it -> it.gist().value())
                .containsExactly(tuple(damaged.id(), null), tuple(sound.id(), "4.5"));
        assertThatThrownBy(() -> chart.open(ann, ann.patient(), damaged.id(), "test"))
                .isInstanceOf(Unreadable.class);
    }

    @AfterEach
    void tidyUp() throws SQLException {
        change("delete from followup.obligation where patient_id = ?");
        change("delete from chart.item where patient_id = ?");
    }

    private void change(String sql) throws SQLException {
        try (var connection = owner.open();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ann.patient());
            statement.executeUpdate();
        }
    }
}
