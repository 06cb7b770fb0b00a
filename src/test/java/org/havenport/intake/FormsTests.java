package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which records are sent, read with fixtures of our own. */
@PortalTest
class FormsTests extends Resources {

    @ParameterizedTest
    @Verifies({"B.int.4#1", "B.int.4#3"})
    @ValueSource(strings = {"collection", "searchset", "history"})
    void aBundleWithoutRequestsIsFiledOnce(String type) {
        var bundle = bundle(type, entry(patientX()), entry(potassium("o", toX())));
        assertThat(send(bundle).counts()).isEqualTo(filed(2));
        assertThat(send(bundle).counts()).isEqualTo(duplicate(2));
        assertThat(titles(patient("X-"))).containsExactlyInAnyOrder("Patient", "Potassium");
    }

    @Test
    void whatAServerSaysAboutASearchIsNoPartOfARecord() {
        var report = send(bundle(
                "searchset",
                entry(patientX(), "\"search\":{\"mode\":\"match\"}"),
                entry("{\"resourceType\":\"OperationOutcome\"}", "\"search\":{\"mode\":\"outcome\"}")));
        assertThat(report.counts()).isEqualTo(filed(1));
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.refusals()).isEmpty();
    }

    @Test
    void aDocumentIsAboutItsSubjectAndItsNarrativeStays() {
        var composition = """
                {"resourceType":"Composition","id":"c-%s","status":"final","type":{"text":"Discharge summary"},"date":"2026-01-01",
                "subject":%s,"title":"Discharge summary","author":[{"display":"Dr. Ellis"}],"section":[{"title":"Results",
                "text":{"status":"generated","div":"<div>4.1  mmol/L</div>"},"entry":[{"reference":"Observation/o-%s"}]}]}""".formatted(mark, toX(), mark);
        var nobodys = """
                {"resourceType":"Specimen","id":"s-%s","type":{"text":"Serum"}}""".formatted(mark);
        var report = send(bundle(
                "document", entry(composition), entry(patientX()), entry(potassium("o", toX())), entry(nobodys)));
        assertThat(report.counts()).isEqualTo(filed(4));
        var patient = patient("X-");
        assertThat(body(patient, item(patient, "Discharge summary").id()))
                .contains("<div>4.1  mmol/L</div>")
                .contains("Observation/" + item(patient, "Potassium").id());
    }

    @Test
    void ofAHistoryTheNewestIsFiledAndTheOlderAreCounted() {
        var bundle = bundle(
                "history",
                entry(
                        potassium("o", toX()).replace("4.1", "4.2"),
                        "\"request\":{\"method\":\"PUT\",\"url\":\"Observation/o\"}"),
                entry(potassium("o", toX()), "\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}"),
                entry(patientX()));
        var report = send(bundle);
        assertThat(report.counts()).isEqualTo(filed(2));
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(item(patient("X-"), "Potassium").gist().value()).isEqualTo("4.2");
        assertThat(send(bundle).counts()).isEqualTo(duplicate(2));
    }

    @Test
    void aSingleResourceIsNamedByItsOwnFields() {
        assertThat(send(patientX()).counts()).isEqualTo(filed(1));
        var report = send(potassium("o", toX()).replace("\"2026-01-01\"", "\"yesterday\""));
        assertThat(report.refusals())
                .extracting(Refusal::position, Refusal::reason)
                .containsExactly(tuple("Observation.effectiveDateTime", "is not a FHIR date"));
        assertThat(report.types()).containsOnlyKeys("Observation");
    }

    @Test
    @Verifies("B.int.4#4")
    void aBrokenLineIsRefusedAloneByItsNumber() {
        var lines = String.join(
                "\n", patientX(), potassium("o1", toX()), "{\"resourceType\":\"Obser", "", potassium("o2", toX()), "");
        var report = send(lines);
        assertThat(report.counts()).isEqualTo(new Counts(4, 3, 0, 0, 1));
        assertThat(report.refusals())
                .singleElement()
                .satisfies(it -> assertThat(it.position()).startsWith("line 3, column "));
        assertThat(send(lines).counts()).isEqualTo(new Counts(4, 0, 3, 0, 1));
    }

    @Test
    void aBulkExportIsSeveralFilesOfOneImport() {
        assertThat(send(patientX() + "\n"
                                + patientX(
                                        "q-" + mark,
                                        "Q-" + mark,
                                        "Otto",
                                        born.plusYears(9).toString()))
                        .counts())
                .isEqualTo(filed(2));
        var drug =
                "{\"resourceType\":\"Medication\",\"id\":\"m-%s\",\"code\":{\"text\":\"Metformin\"}}".formatted(mark);
        assertThat(send(drug + "\n" + drug.replace("m-", "n-")).counts()).isEqualTo(filed(2));
        assertThat(send(potassium("o1", toX()) + "\n" + potassium("o2", reference("Patient/q-" + mark)))
                        .counts())
                .isEqualTo(filed(2));
        assertThat(titles(patient("X-"))).containsExactlyInAnyOrder("Patient", "Potassium");
        assertThat(directory.nameOf(JOB, "Medication/" + medication())).contains("Metformin");
    }

    private java.util.UUID medication() {
        return asking.as(
                JOB,
                sql -> sql.of("select id from directory.entry where type = 'Medication' and body like :mark limit 1")
                        .param("mark", "%Metformin%")
                        .query(java.util.UUID.class)
                        .single());
    }

    @Test
    @Verifies("B.int.4#1")
    void gzipAndAByteOrderMarkDoNotMatter() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(("\uFEFF" + patientX() + "\r\n" + potassium("o", toX())).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(send(packed.toByteArray()).counts()).isEqualTo(filed(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "ISO-8859-1"})
    void whatIsNotUtf8IsRefused(String charset) {
        var report = send(patientX().replace("Rosa", "Ren\u00e9e").getBytes(java.nio.charset.Charset.forName(charset)));
        assertThat(report.counts()).isEqualTo(refused(1));
        assertThat(report.refusals().getFirst().reason()).contains("not UTF-8");
    }

    @Test
    void whatIsNotUtf8IsRefusedByItsLine() {
        var whole = (patientX() + "\n" + potassium("o", toX()) + "\n").getBytes(StandardCharsets.UTF_8);
        whole[whole.length - 4] = (byte) 0xFF;
        var report = send(whole);
        assertThat(report.refusals().getFirst().position()).startsWith("line 2, byte " + (whole.length - 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"collection\"]", "{\"is\":\"collection\"}", "7", "null"})
    void aBundleWhoseTypeIsNoTextIsRefusedByItsPlace(String type) {
        var report = send(bundle("collection", entry(patientX())).replace("\"collection\"", type));
        assertThat(report.counts()).isEqualTo(refused(1));
        assertThat(report.refusals().getFirst().position()).isEqualTo("type");
    }

    @Test
    void spaceBetweenTheTokensIsNoNewVersion() {
        send(patientX() + "\n" + potassium("o", toX()));
        var pretty = potassium("o", toX()).replace(",", " ,\n  ").replace(":{", " : { ");
        assertThat(send(bundle("collection", entry(patientX()), entry(pretty))).counts())
                .isEqualTo(duplicate(2));
    }
}
