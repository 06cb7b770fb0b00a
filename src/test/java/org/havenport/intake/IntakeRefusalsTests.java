package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PortalTest
class IntakeRefusalsTests extends Imports {

    @Test
    @Verifies("B.int.4#4")
    void eachFaultIsRefusedByItsPlaceAndStopsNothingElse() {
        var report = read("faults");
        assertThat(report.counts()).isEqualTo(new Counts(8, 2, 0, 0, 6));
        assertThat(report.refusals())
                .extracting(Refusal::position, Refusal::reason)
                .containsExactlyInAnyOrder(
                        tuple("entry[1].resource.valueQuantity.value", "must be a number"),
                        tuple("entry[2].resource.effectiveDateTime", "is not a FHIR date"),
                        tuple("entry[3].request.method", "only POST, PUT and DELETE are imported"),
                        tuple("entry[4].resource.resourceType", "is not a type of FHIR R4"),
                        tuple("entry[5].resource.status", "is not a status of FHIR R4"),
                        tuple("entry[7].request.method", "only POST, PUT and DELETE are imported"));
    }

    @Verifies("B.int.4#4")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            broken         | line 3, column 9             | this is not JSON
            truncated      | line                         | the JSON ends too early
            duplicate-keys | line 4                       | a property stands twice in one object
            message        | type                         | a bundle of this type is not imported
            """)
    void aBrokenFileIsRefusedWholeWithPlaceAndReasonAndWithoutItsContent(String file, String position, String reason) {
        var report = read(file);
        assertThat(report.counts().read())
                .isPositive()
                .isEqualTo(report.counts().refused());
        assertThat(report.counts().balance()).isTrue();
        var refusal = report.refusals().getFirst();
        assertThat(refusal.position()).startsWith(position);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.toString()).doesNotContain("Smi").doesNotContain("1980");
    }

    @Test
    @Verifies("B.int.4#1")
    void gzipIsReadAndABrokenOneRefused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(fixture("transaction"));
        }
        var whole = packed.toByteArray();
        var half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThat(intake.read(JOB, run, "half.gz", new ByteArrayInputStream(half))
                        .refusals())
                .extracting(Refusal::reason)
                .containsExactly("cannot be unpacked");
        assertThat(intake.read(JOB, run, "whole.gz", new ByteArrayInputStream(whole))
                        .counts()
                        .filed())
                .isEqualTo(6);
    }

    @Test
    @Verifies("B.int.4#7")
    void theBookOfRunsAddsUp() {
        read("transaction");
        read("faults");
        read("broken");
        intake.finish(JOB, run);
        var sums = asking.as(
                JOB,
                sql -> sql.of(
                                "select files, read, filed, duplicate, quarantined, refused from intake.run where id = :id")
                        .param("id", run.id())
                        .query((row, _) -> List.of(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                        .single());
        assertThat(sums).containsExactly(3L, 16L, 8L, 0L, 0L, 8L);
    }
}
