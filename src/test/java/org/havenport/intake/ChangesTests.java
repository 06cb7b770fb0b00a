package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.havenport.chart.ReleaseState;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Test;

/** What a source corrects, takes back, deletes or sends conditionally, and what it may attach. */
@PortalTest
class ChangesTests extends Resources {

    private static final String DELETE = "{\"request\":{\"method\":\"DELETE\",\"url\":\"Observation/%s-%s\"}}";

    @Test
    void whatIsDeletedAtItsSourceIsTakenBackOnceAndComesBackWhenSentAgain() {
        send(patientX() + "\n" + potassium("o", toX()));
        var patient = patient("X-");
        var delete = bundle("transaction", DELETE.formatted("o", mark), DELETE.formatted("never", mark));
        var first = send(delete);
        assertThat(first.counts()).isEqualTo(filed(1));
        assertThat(first.skipped()).isEqualTo(1);
        assertThat(item(patient, "Potassium").state()).isEqualTo(ReleaseState.RETRACTED);
        assertThat(send(delete).counts()).isEqualTo(duplicate(1));
        assertThat(send(patientX() + "\n" + potassium("o", toX())).counts()).isEqualTo(new Counts(2, 1, 1, 0, 0));
        assertThat(item(patient, "Potassium").state()).isNotEqualTo(ReleaseState.RETRACTED);
    }

    @Test
    void anotherSourceDeletesNothingOfThisOne() {
        send(patientX() + "\n" + potassium("o", toX()));
        run = intake.begin(JOB, "other-" + mark, false);
        assertThat(send(bundle("batch", DELETE.formatted("o", mark))).skipped()).isEqualTo(1);
        assertThat(item(patient("X-"), "Potassium").state()).isNotEqualTo(ReleaseState.RETRACTED);
    }

    @Test
    void aPatientIsNotDeleted() {
        var report = send(bundle("batch", "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/p\"}}"));
        assertThat(report.refusals())
                .extracting(Refusal::position, Refusal::reason)
                .containsExactly(tuple("entry[0].request.url", "a patient is not deleted by an import"));
    }

    @Test
    void whatWasEnteredInErrorIsTakenBack() {
        send(patientX() + "\n" + potassium("o", toX()));
        var wrong = potassium("o", toX()).replace("final", "entered-in-error");
        assertThat(send(patientX() + "\n" + wrong).counts()).isEqualTo(new Counts(2, 1, 1, 0, 0));
        assertThat(item(patient("X-"), "Potassium").state()).isEqualTo(ReleaseState.RETRACTED);
    }

    @Test
    void whatIsCreatedUnlessItExistsIsKnownAgainUnderANewAddress() {
        var first = conditional("urn:uuid:11-" + mark);
        assertThat(send(first).counts()).isEqualTo(filed(2));
        assertThat(send(conditional("urn:uuid:22-" + mark)).counts()).isEqualTo(duplicate(2));
    }

    private String conditional(String address) {
        var patient = patientX().replace("\"id\":\"p-" + mark + "\",", "");
        var observation = potassium("o", reference(address)).replace("\"id\":\"o-" + mark + "\",", "");
        return bundle(
                "transaction",
                entry(
                        patient,
                        "\"fullUrl\":\"" + address + "\"," + post("Patient", "identifier=urn:test:mrn|X-" + mark)),
                entry(observation, "\"fullUrl\":\"" + address + "-o\"," + post("Observation", "identifier=o-" + mark)));
    }

    private static String post(String url, String ifNoneExist) {
        return "\"request\":{\"method\":\"POST\",\"url\":\"%s\",\"ifNoneExist\":\"%s\"}".formatted(url, ifNoneExist);
    }

    @Test
    void aPatientMayBeNamedByAnIdentifierThatStandsInTheFile() {
        var bundle = bundle(
                "collection",
                entry(patientX()),
                entry(potassium("o", reference("Patient?identifier=urn:test:mrn|X-" + mark))));
        assertThat(send(bundle).counts()).isEqualTo(filed(2));
        assertThat(body(patient("X-"), item(patient("X-"), "Potassium").id()))
                .contains("\"reference\":\"Patient/" + patient("X-") + "\"");
    }

    @Test
    void containedResourcesStayInsideAndNameTheDrug() {
        var prescription = """
                {"resourceType":"MedicationRequest","id":"r-%s","status":"active","intent":"order","category":[{"text":"Community"}],
                "contained":[{"resourceType":"Medication","id":"m","code":{"text":"Metformin"}}],
                "medicationReference":{"reference":"#m"},"subject":%s,"authoredOn":"2026-01-01"}""".formatted(mark, toX());
        assertThat(send(bundle("collection", entry(patientX()), entry(prescription)))
                        .counts())
                .isEqualTo(filed(2));
        var item = item(patient("X-"), "Metformin");
        assertThat(body(patient("X-"), item.id()))
                .contains("\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"m\"")
                .contains("{\"reference\":\"#m\"}");
    }

    @Test
    void aFileInsideIsKeptWhenItIsOne() {
        var good = document("d1", "application/pdf", "JVBERi0xLjQ=");
        var notBase64 = document("d2", "application/pdf", "<script>");
        var noType = document("d3", "a nice picture", "JVBERi0xLjQ=");
        var report = send(bundle("collection", entry(patientX()), entry(good), entry(notBase64), entry(noType)));
        assertThat(report.counts()).isEqualTo(new Counts(4, 2, 0, 0, 2));
        assertThat(report.refusals())
                .extracting(Refusal::position, Refusal::reason)
                .containsExactlyInAnyOrder(
                        tuple("entry[2].resource (content[0].attachment.data)", "is not base64"),
                        tuple("entry[3].resource (content[0].attachment.contentType)", "is not a content type"));
        assertThat(body(patient("X-"), item(patient("X-"), "Letter").id())).contains("JVBERi0xLjQ=");
    }

    private String document(String id, String type, String data) {
        return """
                {"resourceType":"DocumentReference","id":"%s-%s","status":"current","subject":%s,"date":"2026-01-01T10:00:00Z",
                "content":[{"attachment":{"contentType":"%s","data":"%s","title":"Letter"}}]}""".formatted(id, mark, toX(), type, data);
    }

    @Test
    void aReportWithoutCategoryIsOfALaboratory() {
        var report = """
                {"resourceType":"DiagnosticReport","id":"r-%s","status":"final","code":{"text":"Basic panel"},"subject":%s,
                "effectiveDateTime":"2026-01-01","result":[{"reference":"Observation/o-%s"}]}""".formatted(mark, toX(), mark);
        send(bundle("collection", entry(patientX()), entry(potassium("o", toX())), entry(report)));
        var item = item(patient("X-"), "Basic panel");
        assertThat(item.category()).isEqualTo(org.havenport.chart.Category.LABORATORY);
        assertThat(item(patient("X-"), "Potassium").group()).isEqualTo(item.id());
    }
}
