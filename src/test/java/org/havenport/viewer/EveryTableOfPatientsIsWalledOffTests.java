package org.havenport.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.havenport.database.OwnersConnection;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EveryTableOfPatientsIsWalledOffTests {

    @Autowired
    EveryTableOfPatientsIsWalledOff safeguard;

    @Autowired
    OwnersConnection owner;

    @Test
    @Verifies("B.risk.sec.2#5")
    void itHoldsForEveryTableThereIs() {
        assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.HOLDS);
    }

    @Test
    void aTableSomebodyForgotBreaksIt() throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            statement.execute("create table viewer.forgotten (patient_id uuid)");
            try {
                assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
            } finally {
                statement.execute("drop table viewer.forgotten");
            }
        }
    }

    @Test
    void aTableWhoseOwnerIsNotHeldToItBreaksIt() throws SQLException {
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            statement.execute("alter table viewer.patient_grant no force row level security");
            try {
                assertThat(safeguard.evidence().state()).isEqualTo(Evidence.State.BROKEN);
            } finally {
                statement.execute("alter table viewer.patient_grant force row level security");
            }
        }
    }
}
