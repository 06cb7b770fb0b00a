package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Flag;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.directory.Directory;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.patients.Claimed;
import org.havenport.patients.Identifier;
import org.havenport.patients.MatchResult;
import org.havenport.patients.Patients;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class IntakeTests {

    private static final Viewer JOB = Viewer.job("import");

    @Autowired
    private Intake intake;

    @Autowired
    private Patients patients;

    @Autowired
    private Chart chart;

    @Autowired
    private Directory directory;

    @Autowired
    private Asking asking;

    /** Makes the fixture's people and ids this test's own. */
    private final String mark = UUID.randomUUID().toString().replaceAll("[^a-z]", "");

    /** And its birth date, lest the people of two tests be near each other. */
    private final LocalDate born =
            LocalDate.of(1930, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(25_000));

    private Run run;

    @BeforeEach
    void begin() {
        run = intake.begin(JOB, "test", false);
    }

    @Test
    @Verifies({"A1.8#1"})
    void aTransactionIsFiledWithItsPatientItsDirectoryAndItsReport() {
        var report = read("transaction");
        assertThat(report.refusals()).isEmpty();
        assertThat(report.counts()).isEqualTo(new Counts(6, 6, 0, 0, 0));

        var patient = patient("M-");
        var person = patients.who(JOB, patient).orElseThrow();
        assertThat(person.name()).isEqualTo("Rosa Ana " + mark);
        assertThat(person.language()).isEqualTo("es");
        assertThat(directory.nameOf(JOB, "Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|N-" + mark))
                .contains("Dr. Carlena Steuber");

        var glucose = item(patient, "Glucose, blood");
        var reportItem = item(patient, "Blood sugar");
        assertThat(glucose.group()).isEqualTo(reportItem.id());
        assertThat(glucose.category()).isEqualTo(Category.LABORATORY);
        assertThat(glucose.gist().value()).isEqualTo("140.10");
        assertThat(glucose.gist().unit()).isEqualTo("mg/dL");
        assertThat(glucose.gist().low()).isEqualTo(new BigDecimal("70"));
        assertThat(glucose.gist().high()).isEqualTo(new BigDecimal("99"));
        assertThat(glucose.gist().flag()).isEqualTo(Flag.HIGH);
        assertThat(glucose.gist().by()).isEqualTo("Dr. Carlena Steuber");
        assertThat(item(patient, "Blood pressure").gist().value()).isEqualTo("121/82");
        assertThat(item(patient, "Metformin 500 mg").category()).isEqualTo(Category.MEDICATION);
    }

    @Test
    void theBodyHasOurIdsExactDecimalsAndNoPrivateNumber() {
        read("transaction");
        var patient = patient("M-");
        var glucose = body(patient, item(patient, "Glucose, blood").id());
        assertThat(glucose)
                .contains("\"value\":140.10,")
                .contains("\"reference\":\"Patient/" + patient + "\"")
                .contains("\"TBOO\"")
                .doesNotContain(mark);
        var who = body(patient, patient);
        assertThat(who).contains("M-" + mark).doesNotContain("S-" + mark).doesNotContain("versionId");
    }

    @Test
    @Verifies("B.int.4#3")
    void theSameTwiceChangesNothing() {
        read("transaction");
        var patient = patient("M-");
        var before = body(patient, item(patient, "Glucose, blood").id());
        assertThat(read("transaction").counts()).isEqualTo(new Counts(6, 0, 6, 0, 0));
        assertThat(read("transaction", it -> it.replace("\"7\"", "\"8\"")).counts())
                .isEqualTo(new Counts(6, 0, 6, 0, 0));
        assertThat(body(patient, item(patient, "Glucose, blood").id())).isEqualTo(before);
    }

    @Test
    void aCorrectionIsANewVersion() {
        read("transaction");
        var corrected = read("transaction", it -> it.replace("140.10", "104.10"));
        assertThat(corrected.counts()).isEqualTo(new Counts(6, 1, 5, 0, 0));
        var patient = patient("M-");
        assertThat(item(patient, "Glucose, blood").gist().value()).isEqualTo("104.10");
    }

    @Test
    @Verifies({"A1.8#4", "A1.8#6"})
    void aCollectionOfSeveralPatientsKeepsThemApartAndGuessesNothing() {
        var report = read("collection");
        assertThat(report.refusals()).isEmpty();
        assertThat(report.counts()).isEqualTo(new Counts(7, 4, 0, 3, 0));
        var ines = patient("A-");
        var otto = patient("B-");
        assertThat(titles(ines)).containsExactlyInAnyOrder("Patient", "Hypertension");
        assertThat(titles(otto)).containsExactlyInAnyOrder("Patient", "Influenza");
        var waiting = waiting();
        assertThat(read("collection").counts()).isEqualTo(new Counts(7, 0, 4, 3, 0));
        assertThat(waiting()).isEqualTo(waiting);
    }

    @Test
    @Verifies({"A1.8#3", "A1.8#4"})
    void aBirthDateThatContradictsTheRecordNumberQuarantinesEverything() {
        read("transaction");
        var other = read(
                "transaction",
                it -> it.replace(born.toString(), born.plusDays(1).toString()));
        assertThat(other.counts()).isEqualTo(new Counts(6, 0, 1, 5, 0));
    }

    @Test
    @Verifies({"A1.8#5"})
    void aNearMatchIsQuarantinedAndCreatesNobody() {
        read("transaction");
        var near = read(
                "transaction",
                it -> it.replace("M-", "Z-")
                        .replace("S-", "Y-")
                        .replace("Harbour", "Garden")
                        .replace("0147", "0999")
                        .replace("rosa.", "ana.")
                        .replace("patient-", "person-"));
        assertThat(near.counts().quarantined()).isEqualTo(5);
        assertThat(patients.match(JOB, claimed("Z-"))).isInstanceOf(MatchResult.Near.class);
    }

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
                        tuple("entry[3].request.method", "only POST and PUT are imported"),
                        tuple("entry[4].resource.resourceType", "is not a type of FHIR R4"),
                        tuple("entry[5].resource.status", "is not a status of FHIR R4"),
                        tuple("entry[7].request.method", "only POST and PUT are imported"));
    }

    @Verifies("B.int.4#4")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            broken         | line 3, column 9             | this is not JSON
            truncated      | line                         | the JSON ends too early
            duplicate-keys | line 4                       | a property stands twice in one object
            message        | type                         | only bundles of type transaction, batch and collection are imported
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
    void whatIsOlderThanThirtyDaysBeforeGoLiveIsHistoryUnlessLive() {
        read("transaction");
        var patient = patient("M-");
        assertThat(history(patient, item(patient, "Blood pressure").id())).isTrue();

        run = intake.begin(JOB, "test", true);
        read("faults");
        var other = patient("P-");
        assertThat(history(other, other)).isFalse();
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

    private FileReport read(String name) {
        return read(name, UnaryOperator.identity());
    }

    private FileReport read(String name, UnaryOperator<String> change) {
        try {
            var text = change.apply(new String(fixture(name), StandardCharsets.UTF_8));
            return intake.read(JOB, run, name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] fixture(String name) {
        var text =
                new String(raw(name), StandardCharsets.UTF_8).replace("$", mark).replace("\"@\"", "\"" + born + "\"");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] raw(String name) {
        try (var in = IntakeTests.class.getResourceAsStream("/intake/" + name + ".json")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID patient(String prefix) {
        return ((MatchResult.Found) patients.match(JOB, claimed(prefix))).patient();
    }

    private Claimed claimed(String prefix) {
        var number = new Identifier(Identifier.Kind.RECORD_NUMBER, "urn:test:mrn", prefix + mark);
        return new Claimed(
                "test", mark, List.of("Rosa"), born, null, List.of(number), List.of(), List.of(), null, null);
    }

    private List<String> titles(UUID patient) {
        return chart.items(JOB, ItemQuery.of(patient), "test").stream()
                .map(it -> it.gist().title())
                .toList();
    }

    private Item item(UUID patient, String title) {
        return chart.items(JOB, ItemQuery.of(patient), "test").stream()
                .filter(it -> it.gist().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private String body(UUID patient, UUID id) {
        return new String(chart.open(JOB, patient, id, "test").orElseThrow().body(), StandardCharsets.UTF_8);
    }

    private boolean history(UUID patient, UUID id) {
        return asking.as(
                JOB,
                sql -> sql.of("select history from chart.item where patient_id = :patient and id = :id")
                        .param("patient", patient)
                        .param("id", id)
                        .query(Boolean.class)
                        .single());
    }

    private long waiting() {
        return asking.as(
                JOB,
                sql -> sql.of("select count(*) from intake.quarantine where run_id = :run")
                        .param("run", run.id())
                        .query(Long.class)
                        .single());
    }
}
