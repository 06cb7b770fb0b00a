package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bundles that others made; run where {@code HAVENPORT_SAMPLES} says where they are. */
@PortalTest
class SyntheaBundlesTests {

    private static final Viewer JOB = Viewer.job("import");
    private static final int PATIENTS = 3;

    @Autowired
    private Intake intake;

    @Test
    void everyResourceIsFiledOnceAndKnownTheSecondTime() throws IOException {
        var samples = System.getenv("HAVENPORT_SAMPLES");
        assumeTrue(samples != null, "not run here: HAVENPORT_SAMPLES is not set");
        var files = files(Path.of(samples, "synthea-100", "fhir"));
        var run = intake.begin(JOB, "synthea", false);
        for (var file : files) {
            var first = read(run, file);
            assertThat(first.refusals()).isEmpty();
            assertThat(first.counts().quarantined()).isZero();
            var second = read(run, file).counts();
            assertThat(second)
                    .isEqualTo(
                            new Counts(first.counts().read(), 0, first.counts().read(), 0, 0));
        }
    }

    private FileReport read(Run run, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return intake.read(JOB, run, "sample", in);
        }
    }

    /** The facility and the smallest patients. */
    private static List<Path> files(Path folder) throws IOException {
        var all = FhirFiles.facilityFirst(FhirFiles.in(folder));
        var facility =
                all.stream().filter(it -> it.toString().contains("Information")).toList();
        var patients = all.stream()
                .filter(it -> !facility.contains(it))
                .sorted(Comparator.comparingLong(it -> it.toFile().length()))
                .limit(PATIENTS)
                .toList();
        return java.util.stream.Stream.concat(facility.stream(), patients.stream())
                .toList();
    }
}
