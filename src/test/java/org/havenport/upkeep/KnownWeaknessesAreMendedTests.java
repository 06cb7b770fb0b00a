package org.havenport.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.havenport.house.Cast;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The build's list of parts, held against a feed that is a server of this test. */
@PortalTest
class KnownWeaknessesAreMendedTests {

    private static final String PART = "org.springframework:spring-core";

    @Autowired
    KnownWeaknessesAreMended promise;

    @Autowired
    Advisories advisories;

    @Autowired
    BillOfMaterials parts;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    private FeedOfATest feed;

    @BeforeEach
    void open() throws IOException {
        feed = new FeedOfATest();
        advisories.use(List.of(feed.address()));
    }

    @AfterEach
    void close() {
        clock.back();
        advisories.use(List.of());
        feed.close();
    }

    @Test
    @Verifies("B.sec.6#2")
    void theListOfPartsIsInTheBuild() {
        assertThat(parts.built())
                .hasSizeGreaterThan(80)
                .anySatisfy(part -> assertThat(part.name()).isEqualTo(PART))
                .anySatisfy(part -> assertThat(part.name()).isEqualTo("com.google.crypto.tink:tink"))
                .allSatisfy(part -> assertThat(part.version()).isNotBlank());
        assertThat(parts.all()).extracting(Part::name).contains("openjdk", "postgresql");
        assertThat(BillOfMaterials.built("/nowhere.json")).isEmpty();
    }

    @Test
    @Verifies("B.sec.6#2")
    void nobodyLookingIsNeverNothingFound() {
        advisories.use(List.of());
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(promise.evidence().seen()).contains("nobody looks");

        advisories.use(List.of(feed.address()));
        assertThat(promise.evidence().seen()).contains("never read");
        feed.fails();
        advisories.read();
        assertThat(promise.evidence().seen()).contains("never read");

        feed.says(clock.instant(), FeedOfATest.ofOthers());
        advisories.read();
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);

        feed.says(clock.instant().minus(Duration.ofDays(8)), FeedOfATest.ofOthers());
        advisories.read();
        assertThat(promise.evidence().state()).as("a feed nobody changes").isEqualTo(State.NEEDS_ATTENTION);

        feed.says(clock.instant(), FeedOfATest.ofOthers());
        advisories.read();
        clock.advance(Duration.ofDays(8));
        assertThat(promise.evidence().state()).as("a feed nobody reads").isEqualTo(State.NEEDS_ATTENTION);
    }

    @Test
    @Verifies({"B.sec.6#2", "B.sec.6#3"})
    void aCriticalWeaknessBreaksItAfterItsDaysAndAnUpdateMendsIt() {
        var sara = cast.newStaff(Role.SECURITY_ADMINISTRATOR).browser();
        var known = clock.instant().minus(Duration.ofDays(14));
        feed.says(
                clock.instant(), FeedOfATest.entry("GHSA-made", PART, "99", "CRITICAL", known), FeedOfATest.ofOthers());

        assertThat(sara.get("/staff/updates").body()).contains("Never read");
        assertThat(sara.post("/staff/updates/read").status()).isEqualTo(303);

        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(promise.evidence().seen()).contains("GHSA-made in " + PART).doesNotContain("of-others");
        assertThat(sara.get("/staff/updates").body())
                .contains("GHSA-made", "A made weakness", "2 entries")
                .doesNotContain("Open for too long");

        clock.advance(Duration.ofDays(2));
        assertThat(promise.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(promise.evidence().act()).isEqualTo("/staff/updates");
        clock.back();

        feed.fails();
        advisories.read();
        assertThat(promise.evidence().seen()).as("what was known stays known").contains("GHSA-made");

        feed.says(
                clock.instant(), FeedOfATest.entry("GHSA-made", PART, "1", "CRITICAL", known), FeedOfATest.ofOthers());
        advisories.read();
        assertThat(promise.evidence().state()).isEqualTo(State.HOLDS);
        assertThat(sara.get("/staff/updates").body()).contains("No longer found");
    }

    @Test
    @Verifies("B.sec.6#3")
    void whatIsNotCriticalNeedsAttentionHoweverOld() throws IOException {
        var known = clock.instant().minus(Duration.ofDays(400));
        feed.says(clock.instant(), zipped(FeedOfATest.entry("GHSA-low", PART, "99", "MODERATE", known)));
        advisories.read();
        assertThat(promise.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        assertThat(promise.evidence().seen()).contains("GHSA-low");
    }

    @Test
    void itRefusesStaffWithoutTheRole() {
        assertThat(cast.hugo().browser().get("/staff/updates").status()).isEqualTo(404);
        assertThat(cast.gina().browser().get("/staff/updates").status()).isEqualTo(200);
        assertThat(cast.gina().browser().post("/staff/updates/read").status()).isEqualTo(404);
        assertThat(cast.ann().browser().get("/staff/updates").status()).isEqualTo(404);
    }

    private static byte[] zipped(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var one : List.of(entry, FeedOfATest.ofOthers())) {
                zip.putNextEntry(new ZipEntry(one.hashCode() + ".json"));
                zip.write(one.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
