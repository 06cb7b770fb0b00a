package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the look at a connection makes of what it saw; {@link TlsTests} lets it look at a real one. */
@PortalTest
class ConnectionsAreEncryptedTests {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final Names NAMES = new Names(List.of("portal.example.org"));

    @Autowired
    ConnectionsAreEncrypted safeguard;

    @Test
    @Verifies({"A1.3#2", "A1.3#7"})
    void aCertificateThatEndsSoonNeedsAttention() {
        assertThat(state(seen("TLSv1.3", 22, "portal.example.org"))).isEqualTo(State.HOLDS);
        assertThat(state(seen("TLSv1.3", 21, "*.example.org"))).isEqualTo(State.HOLDS);
        assertThat(state(seen("TLSv1.2", 20, "portal.example.org"))).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(state(seen("TLSv1.3", -1, "portal.example.org"))).isEqualTo(State.BROKEN);
        assertThat(ConnectionsAreEncrypted.judge(seen("TLSv1.3", 22, "portal.example.org"), false, false, NAMES, NOW)
                        .seen())
                .isEqualTo("TLS 1.3 with TLS_AES_256_GCM_SHA384. The certificate has 22 days left.");
    }

    @Test
    void anOldProtocolAWeakSuiteOrAForeignCertificateBreakIt() {
        var good = seen("TLSv1.3", 90, "portal.example.org");
        assertThat(ConnectionsAreEncrypted.judge(good, true, false, NAMES, NOW).state())
                .isEqualTo(State.BROKEN);
        assertThat(ConnectionsAreEncrypted.judge(good, false, true, NAMES, NOW).state())
                .isEqualTo(State.BROKEN);
        assertThat(state(seen("TLSv1.1", 90, "portal.example.org"))).isEqualTo(State.BROKEN);
        assertThat(state(seen("TLSv1.3", 90, "portal.example.com"))).isEqualTo(State.BROKEN);
    }

    @Test
    void aTrialSaysThatItSpeaksInClear() {
        assertThat(safeguard.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(safeguard.evidence().seen()).contains("in clear");
    }

    private static State state(Handshake seen) {
        return ConnectionsAreEncrypted.judge(seen, false, false, NAMES, NOW).state();
    }

    private static Handshake seen(String protocol, int days, String name) {
        return new Handshake(
                protocol,
                "TLS_AES_256_GCM_SHA384",
                NOW.plus(Duration.ofDays(days)).plusSeconds(1),
                List.of(name));
    }
}
