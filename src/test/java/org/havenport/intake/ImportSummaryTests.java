package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSummaryTests {

    @Test
    void theLastLineIsOneObjectWithTheSums() {
        var summary = new ImportSummary();
        summary.add(new FileReport(new Counts(3, 2, 1, 0, 0), List.of()));
        summary.add(new FileReport(
                new Counts(2, 0, 0, 0, 2), List.of(new Refusal("b.json", "line 3, column 9", "this is not JSON", 2))));
        assertThat(summary.asJson())
                .isEqualTo("{\"files\":2,\"read\":5,\"filed\":2,\"duplicate\":1,\"quarantined\":0,\"refused\":2,"
                        + "\"skipped\":0,\"refusals\":[{\"file\":\"b.json\",\"position\":\"line 3, column 9\","
                        + "\"reason\":\"this is not JSON\",\"resources\":2}]}");
        assertThat(summary.asText()).contains("b.json: line 3, column 9: this is not JSON");
    }

    @Test
    void theFacilityComesBeforeItsPatientsAndOnlyJsonIsRead(@TempDir Path folder) throws IOException {
        for (var name :
                List.of("anna.json", "practitionerInformation1.json.gz", "hospitalInformation1.json.gz", "a.txt")) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(FhirFiles.facilityFirst(FhirFiles.in(folder)))
                .extracting(it -> String.valueOf(it.getFileName()))
                .containsExactly("hospitalInformation1.json.gz", "practitionerInformation1.json.gz", "anna.json");
    }
}
