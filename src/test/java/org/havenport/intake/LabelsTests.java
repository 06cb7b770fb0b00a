package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;

class LabelsTests {

    @Test
    @Verifies("B.risk.inap.2#4")
    void whatIsConfidentialInsideAReportMakesItConfidential() {
        assertThat(labels("56888-1")).contains("HIV");
        assertThat(labels("2951-2")).isEmpty();
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
