package org.havenport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The whole benchmark, as small as it goes: that it runs, asks rightly and says what it saw; not how fast. */
@Tag("slow")
class BenchCommandTests {

    @Test
    void itRunsAndSaysWhatItSaw(@TempDir Path folder) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                withoutTests(),
                "org.havenport.Havenport",
                "bench",
                "--json",
                "--patients",
                "12",
                "--seconds",
                "0.3",
                "--data",
                folder.resolve("bench").toString()));
        var bench = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        var said = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bench.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(bench.exitValue()).as(said).isZero();
        var report = new JsonMapper().readTree(said.lines().toList().getLast());
        assertThat(report.path("wrong").asInt(-1)).isZero();
        assertThat(report.path("resources").asInt()).isGreaterThan(400);
        assertThat(report.path("measured")
                        .valueStream()
                        .map(it -> it.path("work").asString()))
                .contains(
                        "floor: results",
                        "20 newest results, JSON",
                        "Patient, JSON",
                        "home, page",
                        "patient search, page",
                        "import again, per resource");
        assertThat(report.path("measured").valueStream())
                .allSatisfy(it -> assertThat(it.path("n").asInt()).isPositive());
    }

    private static String withoutTests() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(it -> !it.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
