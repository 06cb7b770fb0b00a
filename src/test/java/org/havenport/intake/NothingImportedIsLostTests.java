package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NothingImportedIsLostTests {

    private static final Viewer JOB = Viewer.job("safeguards");

    @Autowired
    private NothingImportedIsLost safeguard;

    @Autowired
    private Intake intake;

    @Autowired
    private Asking asking;

    @Test
    @Verifies("A1.8#4")
    void aRunThatDoesNotAddUpBreaksThePromise() {
        var run = intake.begin(JOB, "test", false);
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
        var seen = new AtomicReference<State>();
        assertThatThrownBy(() -> asking.run(JOB, sql -> {
                    sql.of("update intake.run set read = read + 1 where id = :id")
                            .param("id", run.id())
                            .update();
                    seen.set(safeguard.evidence().state());
                    throw new Undo();
                }))
                .isInstanceOf(Undo.class);
        assertThat(seen.get()).isEqualTo(State.BROKEN);
        intake.finish(JOB, run);
    }

    @Test
    void countsThatDoNotAddUpStopTheImport() {
        safeguard.check(new Counts(4, 1, 1, 1, 1));
        assertThatThrownBy(() -> safeguard.check(new Counts(5, 1, 1, 1, 1))).isInstanceOf(IllegalStateException.class);
    }

    private static final class Undo extends RuntimeException {}
}
