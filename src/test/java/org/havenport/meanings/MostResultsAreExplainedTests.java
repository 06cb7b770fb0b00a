package org.havenport.meanings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures over a hundred synthetic records how many results have an explanation. */
class MostResultsAreExplainedTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double WANTED = 0.95;

    private final KnownTests known = new KnownTests();
    private final Map<String, Integer> missing = new TreeMap<>();
    private int laboratory;
    private int laboratoryExplained;
    private int measured;
    private int measuredExplained;

    @Test
    void atLeastNinetyFiveInAHundredAre() throws IOException {
        var samples = System.getenv("HAVENPORT_SAMPLES");
        assumeTrue(samples != null, "not run here: HAVENPORT_SAMPLES is not set");
        try (var files = Files.list(Path.of(samples, "synthea-100", "fhir"))) {
            for (var file : files.sorted().toList()) {
                read(file);
            }
        }
        var told = "laboratory %d of %d, vital signs %d of %d; without: %s"
                .formatted(laboratoryExplained, laboratory, measuredExplained, measured, missing);
        System.out.println("Explained: " + told);
        assertThat(laboratory).isGreaterThan(10_000);
        assertThat((double) laboratoryExplained / laboratory).as(told).isGreaterThanOrEqualTo(WANTED);
        assertThat((double) measuredExplained / measured).as(told).isGreaterThanOrEqualTo(WANTED);
    }

    private void read(Path file) throws IOException {
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (var entry : JSON.readTree(in).path("entry")) {
                var resource = entry.path("resource");
                var type = resource.path("resourceType").asString("");
                if (type.equals("Observation") || type.equals("DiagnosticReport")) {
                    count(resource);
                }
            }
        }
    }

    private void count(JsonNode resource) {
        if (isOf(resource, "laboratory") || isOf(resource, "LAB")) {
            laboratory++;
            laboratoryExplained += explained(resource);
        } else if (isOf(resource, "vital-signs")) {
            measured++;
            measuredExplained += explained(resource);
        }
    }

    private static boolean isOf(JsonNode resource, String category) {
        return StreamSupport.stream(resource.path("category").spliterator(), false)
                .flatMap(of -> StreamSupport.stream(of.path("coding").spliterator(), false))
                .anyMatch(coding -> coding.path("code").asString("").equals(category));
    }

    private int explained(JsonNode resource) {
        var coding = resource.path("code").path("coding").path(0);
        var name = resource.path("code")
                .path("text")
                .asString(coding.path("display").asString(""));
        if (known.find(coding.path("code").asString(""), name).isPresent()) {
            return 1;
        }
        missing.merge(coding.path("code").asString("") + " " + name, 1, Integer::sum);
        return 0;
    }
}
