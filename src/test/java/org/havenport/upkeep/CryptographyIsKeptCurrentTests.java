package org.havenport.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CryptographyIsKeptCurrentTests {

    @Autowired
    CryptographyIsKeptCurrent promise;

    @Autowired
    Advisories advisories;

    @Autowired
    BillOfMaterials parts;

    @Autowired
    TestClock clock;

    @AfterEach
    void forget() {
        advisories.use(List.of());
    }

    @Test
    @Verifies("A1.3#6")
    void theVersionsThatRunAreHeldAgainstTheFeed() throws IOException {
        try (var feed = new FeedOfATest()) {
            advisories.use(List.of(feed.address()));
            assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
            assertThat(promise.evidence().seen()).contains("never read");

            var known = clock.instant().minus(Duration.ofDays(20));
            feed.says(
                    clock.instant(),
                    FeedOfATest.entry("GHSA-other", "org.springframework:spring-core", "99", "CRITICAL", known));
            advisories.read();
            assertThat(promise.evidence().seen())
                    .contains("com.google.crypto.tink:tink 1.", "org.bouncycastle:bcprov-jdk18on 1.", "openjdk 25.")
                    .contains("no open weakness is known of "
                            + parts.cryptography().size() + " parts");

            feed.says(
                    clock.instant(),
                    FeedOfATest.entry("GHSA-tink", "com.google.crypto.tink:tink", "99", "HIGH", known));
            advisories.read();
            assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
            assertThat(promise.evidence().seen()).contains("GHSA-tink");

            feed.says(
                    clock.instant(),
                    FeedOfATest.entry("GHSA-tink", "com.google.crypto.tink:tink", "99", "CRITICAL", known));
            advisories.read();
            assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        }
    }
}
