package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.havenport.house.PortalTest;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What others made, type by type, twice. Run where {@code HAVENPORT_SAMPLES} says where the files are; with
 * {@code HAVENPORT_IMPORTS=all} every set as a whole, and the table in {@code docs/generated/imports.md} is written.
 */
@PortalTest
class ImportsOfOthersTests {

    private static final Viewer JOB = Viewer.job("import");
    private static final int SOME = 60;
    private static final long LARGEST_OF_SOME = 300_000;

    @Autowired
    private Intake intake;

    /** What became of a set the first and the second time. */
    record Row(String set, int files, Sum first, Sum second) {}

    /** What became of all files of a set. */
    static final class Sum {
        Counts counts = Counts.NONE;
        long skipped;
        final Map<String, Counts> types = new TreeMap<>();
        final Map<String, Long> reasons = new TreeMap<>();

        void add(FileReport report) {
            counts = counts.plus(report.counts());
            skipped += report.skipped();
            report.types().forEach((type, more) -> types.merge(type, more, Counts::plus));
            report.refusals().forEach(it -> reasons.merge(it.reason(), it.resources(), Long::sum));
        }
    }

    @Test
    void everythingIsAccountedForAndTheSecondTimeFilesNothing() throws IOException {
        var samples = System.getenv("HAVENPORT_SAMPLES");
        assumeTrue(samples != null, "not run here: HAVENPORT_SAMPLES is not set");
        var whole = "all".equals(System.getenv("HAVENPORT_IMPORTS"));
        var rows = new ArrayList<Row>();
        for (var set : SampleSet.all(Path.of(samples))) {
            var chosen = whole ? set.samples() : some(set);
            var row = new Row(set.name(), chosen.size(), read(set, chosen), read(set, chosen));
            rows.add(row);
            assertThat(row.first().counts.balance()).as(set.name()).isTrue();
            assertThat(row.second().counts.balance()).as(set.name()).isTrue();
            assertThat(row.second().counts.filed())
                    .as("filed again of %s: %s", set.name(), row.second().types)
                    .isZero();
            assertThat(row.second().counts.read()).isEqualTo(row.first().counts.read());
        }
        var table = ImportTable.of(rows, LocalDate.now(ZoneOffset.UTC));
        Files.writeString(Path.of(whole ? "docs/generated/imports.md" : "target/imports.md"), table);
    }

    private static List<SampleSet.Sample> some(SampleSet set) {
        return set.samples().stream()
                .filter(it -> size(it) < LARGEST_OF_SOME)
                .limit(set.name().startsWith("synthea") ? SOME / 10 : SOME)
                .toList();
    }

    private Sum read(SampleSet set, List<SampleSet.Sample> samples) {
        var run = intake.begin(JOB, set.name(), false);
        var sum = new Sum();
        for (var sample : samples) {
            try (var in = sample.source().open()) {
                sum.add(intake.read(JOB, run, sample.name(), in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        intake.finish(JOB, run);
        return sum;
    }

    private static long size(SampleSet.Sample sample) {
        try (var in = sample.source().open()) {
            return in.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
