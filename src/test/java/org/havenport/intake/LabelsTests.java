package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;

class LabelsTests {

    @Test
    @Verifies("B.risk.inap.2#4")
    void whatIsConfidentialInsideAReportMakesItConfidential() {
        assertThat(labels("56888-1")).contains("HIV");
        assertThat(labels("2951-2")).isEmpty();
    }

    @Test
    void whoAddsACodeLetsOldRecordsBeWalkedAgain() throws ReflectiveOperationException {
        var tables = new StringBuilder();
        for (var name : new String[] {"BY_ICD10", "BY_CODE", "TESTS"}) {
            var table = Labels.class.getDeclaredField(name);
            table.setAccessible(true);
            new TreeMap<>(words((Map<?, ?>) table.get(null)))
                    .forEach((code, topic) -> tables.append(code).append(topic));
        }
        assertThat(Labels.VERSION + ":" + tables.toString().hashCode())
                .as("a code was added or taken away: make VERSION one more, and write down here what it is now")
                .isEqualTo("1:-11280152");
    }

    private static Map<String, String> words(Map<?, ?> table) {
        var words = new TreeMap<String, String>();
        table.forEach((key, value) -> words.put(
                key.toString(), value instanceof Set<?> codes ? new TreeSet<>(codes).toString() : value.toString()));
        return words;
    }

    private static Set<String> labels(String loinc) {
        var report = """
                {"resourceType": "DiagnosticReport", "code": {"text": "Report"}, "contained": [
                  {"resourceType": "Organization", "id": "o"},
                  {"resourceType": "Observation", "id": "a",
                   "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}}]}
                """.formatted(loinc);
        return Labels.of(Field.resource(StrictJson.tree(report.getBytes(StandardCharsets.UTF_8)), "DiagnosticReport"));
    }
}
