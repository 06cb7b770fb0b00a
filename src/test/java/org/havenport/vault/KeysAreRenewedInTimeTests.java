package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@TestPropertySource(properties = "havenport.test=keys that are renewed")
@Verifies("A1.3#3")
class KeysAreRenewedInTimeTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");
    private static final Duration YEAR = Duration.ofDays(365);

    @Autowired
    KeysAreRenewedInTime safeguard;

    @Autowired
    Reseal reseal;

    @Autowired
    Asking asking;

    @Autowired
    Keeping keeping;

    @Autowired
    Clock clock;

    @Test
    void itTurnsWithTheAgeOfTheOldestKeyAndBackWhenItIsRenewed() {
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);

        keeping.run(JOB, sql -> sql.of("""
                        update vault.room_key set created_at = viewer.at() - interval '9600 hours', renewed_at = null
                        where room = 'audit'
                        """).update());
        assertThat(safeguard.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(safeguard.evidence().seen()).contains("the oldest data key 400");

        reseal.run(JOB, Duration.ZERO, RotationProgress.none());
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void theKeyOfTheOrganisationGrowsOldToo() {
        var later = Clock.offset(clock, Duration.ofDays(366));
        var seen = new KeysAreRenewedInTime(asking, later, YEAR).evidence();

        assertThat(seen.state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(seen.seen()).contains("366 days");
    }
}
