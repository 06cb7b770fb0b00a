package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.patients.Agreement;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ResultsNeedTwoIdentifiersTests {

    private static final Viewer JOB = Viewer.job("safeguards");

    @Autowired
    private ResultsNeedTwoIdentifiers safeguard;

    @Autowired
    private Intake intake;

    @Autowired
    private Asking asking;

    @Test
    @Verifies("A1.8#1")
    void aDeliveryOnOneIdentifierBreaksThePromise() {
        var run = intake.begin(JOB, "test", false);
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
        var seen = new AtomicReference<State>();
        assertThatThrownBy(() -> asking.run(JOB, sql -> {
                    sql.of("""
                                    insert into intake.delivery (patient_id, id, run_id, agreed, items, at)
                                    values (:patient, :patient, :run, '{NAME}', 3, :now)
                                    """)
                            .param("patient", UUID.randomUUID())
                            .param("run", run.id())
                            .param("now", Sql.time(sql.now()))
                            .update();
                    seen.set(safeguard.evidence().state());
                    throw new Undo();
                }))
                .isInstanceOf(Undo.class);
        assertThat(seen.get()).isEqualTo(State.BROKEN);
    }

    @Test
    @Verifies("A1.8#2")
    void aNameAloneIsNotAllowedThrough() {
        var run = intake.begin(JOB, "test", false);
        assertThatThrownBy(() ->
                        asking.run(JOB, sql -> safeguard.allow(sql, run, UUID.randomUUID(), Set.of(Agreement.NAME), 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static final class Undo extends RuntimeException {}
}
