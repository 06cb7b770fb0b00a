package org.havenport.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class OsvTests {

    private static final String NAMED = "\"package\": {\"ecosystem\": \"Maven\", \"name\": \"org.example:part\"}";

    @ParameterizedTest
    @CsvSource({
        "1.0, false",
        "1.1, true",
        "1.9, true",
        "1.10, false",
        "2.0-rc1, false",
        "2.0, true",
        "2.1, true",
        "2.1.1, false",
    })
    void aRangeIsReadInTheOrderOfMavenVersions(String version, boolean concerned) {
        var found = about(version, """
                {"id": "X-1", "affected": [{%s, "ranges": [{"type": "ECOSYSTEM", "events": [
                    {"last_affected": "2.1"}, {"introduced": "2.0"}, {"fixed": "1.10"}, {"introduced": "1.1"}]}]}]}
                """.formatted(NAMED));
        assertThat(found).hasSize(concerned ? 1 : 0);
    }

    @Test
    void severityIsTheFeedsWordElseTheScoreElseTheWorst() {
        var entry = """
                {"id": "X-1", "severity": [{"type": "CVSS_V3", "score": "%s"}],
                 "affected": [{%s, "versions": ["1.0"]}], "database_specific": {"severity": "%s"}}
                """;
        var critical = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
        var low = "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N";
        assertThat(about("1.0", entry.formatted(critical, NAMED, "")).getFirst().critical())
                .isTrue();
        assertThat(about("1.0", entry.formatted(low, NAMED, "")).getFirst().critical())
                .isFalse();
        assertThat(about("1.0", entry.formatted(low, NAMED, "critical"))
                        .getFirst()
                        .critical())
                .isTrue();
        assertThat(about("1.0", entry.formatted("unreadable", NAMED, "moderate"))
                        .getFirst()
                        .critical())
                .isFalse();
        assertThat(about("1.0", entry.formatted("unreadable", NAMED, "")).getFirst())
                .satisfies(one -> assertThat(one.severity()).isEqualTo("UNKNOWN"))
                .satisfies(one -> assertThat(one.critical()).isTrue());
        assertThat(about("1.1", entry.formatted(critical, NAMED, ""))).isEmpty();
    }

    @Test
    void aPackageUrlNamesAPartAndAWithdrawnEntryNone() {
        var entry = """
                {"id": "X-1", %s "affected": [{"package": {"ecosystem": "Other", "name": "x",
                 "purl": "pkg:maven/org.example/part"}}]}
                """;
        assertThat(about("7", entry.formatted(""))).hasSize(1);
        assertThat(about("7", entry.formatted("\"withdrawn\": \"2026-01-01T00:00:00Z\",")))
                .isEmpty();
        assertThat(about("7", entry.formatted("").replace("/part", "/party"))).isEmpty();
    }

    private static List<Advisory> about(String version, String entry) {
        var part = Part.of("pkg:maven/org.example/part@" + version + "?type=jar");
        return Osv.about(JsonMapper.shared().readTree(entry), Osv.byName(List.of(part)));
    }
}
