package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
@Verifies("B.sec.1#5")
class TheKeyHasAConfirmedCopyTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    TheKeyHasAConfirmedCopy safeguard;

    @Autowired
    Escrow escrow;

    @Autowired
    Keeping keeping;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    @Test
    void itTurnsWithWhatWasConfirmed() throws Exception {
        keeping.run(JOB, sql -> sql.of("delete from vault.escrow").update());
        assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);

        var copy = folder.resolve("copy.p12");
        var codes = escrow.write(JOB, copy, 2);
        assertThat(safeguard.evidence().state()).as("written and never opened").isEqualTo(State.BROKEN);

        escrow.confirm(JOB, copy, codes, "Jana and Max");
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);

        var nextYear = new TheKeyHasAConfirmedCopy(escrow, Clock.offset(clock, Duration.ofDays(366)));
        assertThat(nextYear.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
    }
}
