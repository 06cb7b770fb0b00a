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
 * What others made, type by type, twice. Run where {@code HAVENPORT_SAMPLES} says where the files are. With
 * {@code HAVENPORT_IMPORTS=all} every set is read as a whole, with {@code most} all but the two sets of Synthea, and the
 * table in {@code docs/generated/imports.md} is written.
 */
@PortalTest
class ImportsOfOthersTests {

    private static final Viewer JOB = Viewer.job("import");
    private static final int SOME = 60;

    /** Packages call two things, or one person, by one id and by two: each is a version of the other. */
    private static final int CALLED_TWICE = 10;

    private static final long LARGEST_OF_SOME = 900_000;

    @Autowired
    private Intake intake;

    /** What became of some files of a set the first and the second time. */
    record Row(String set, int files, int of, Sum first, Sum second) {}

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
        var much = String.valueOf(System.getenv("HAVENPORT_IMPORTS"));
        var written = much.equals("all") || much.equals("most");
        var rows = new ArrayList<Row>();
        for (var set : SampleSet.all(Path.of(samples))) {
            var synthea = set.name().startsWith("synthea");
            var whole = much.equals("all") || much.equals("most") && !synthea;
            var chosen = whole ? set.samples() : some(set);
            var row = new Row(set.name(), chosen.size(), set.samples().size(), read(set, chosen), read(set, chosen));
            rows.add(row);
            assertThat(row.first().counts.balance()).as(set.name()).isTrue();
            assertThat(row.second().counts.balance()).as(set.name()).isTrue();
            assertThat(row.second().counts.filed())
                    .as("filed again of %s: %s", set.name(), row.second().types)
                    .isLessThanOrEqualTo(set.name().startsWith("igs/") ? CALLED_TWICE : 0);
            assertThat(row.second().counts.read()).isEqualTo(row.first().counts.read());
        }
        var table = ImportTable.of(rows, LocalDate.now(ZoneOffset.UTC));
        Files.writeString(Path.of(written ? "docs/generated/imports.md" : "target/imports.md"), table);
    }

    private static List<SampleSet.Sample> some(SampleSet set) {
        return set.samples().stream()
                .filter(it -> it.name().contains("Information") || size(it) < LARGEST_OF_SOME)
                .limit(SOME)
                .toList();
    }

    private Sum read(SampleSet set, List<SampleSet.Sample> samples) {
        // The cases of a validator are of nobody's feed: they call quite different things by one id.
        var cases = set.name().startsWith("fhir-validator-cases");
        var run = intake.begin(JOB, set.name(), false);
        var sum = new Sum();
        for (var sample : samples) {
            if (cases) {
                intake.finish(JOB, run);
                run = intake.begin(JOB, set.name() + "/" + sample.name(), false);
            }
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
        try (var in = Unpacked.of(sample.source().open())) {
            return in.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
