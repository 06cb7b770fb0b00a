package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.PortalTest;
import org.havenport.patients.MatchResult;
import org.junit.jupiter.api.Test;

/** Of what could be two people's, nothing is filed until a person has decided. */
@PortalTest
class DoubtfulBundlesTests extends Imports {

    @Test
    void twoPatientsUnderOneFullUrlAreRefusedAndWhatNamesThemWaits() {
        var report = read("collection", it -> it.replace("fhir/Patient/b-", "fhir/Patient/a-"));
        assertThat(report.refusals())
                .extracting(Refusal::position)
                .containsExactly("entry[0].fullUrl", "entry[1].fullUrl");
        assertThat(report.counts()).isEqualTo(new Counts(7, 1, 0, 4, 2));
        assertThat(patients.match(JOB, claimed("A-"))).isInstanceOf(MatchResult.Unknown.class);
    }

    @Test
    void twoPatientsUnderOneIdAreRefused() {
        var report = read("collection", it -> it.replace("\"id\": \"b-", "\"id\": \"a-"));
        assertThat(report.refusals())
                .extracting(Refusal::position)
                .containsExactly("entry[0].resource.id", "entry[1].resource.id");
    }

    @Test
    void aReferenceByAnIdentifierOfTwoPatientsMeansNeither() {
        var report = read(
                "collection",
                it -> it.replace("\"B-", "\"A-")
                        .replace(
                                "\"reference\": \"Patient/a-" + mark,
                                "\"reference\": \"Patient?identifier=urn:test:mrn|A-" + mark));
        assertThat(report.counts().balance()).isTrue();
        assertThat(titles(patient("A-"))).doesNotContain("Hypertension");
    }

    @Test
    void aKeyThatBelongedToAnotherRecordIsFiledInNeither() {
        read("collection");
        var moved = read(
                "collection",
                it -> it.replace("Patient/b-", "Patient/x-")
                        .replace("\"id\": \"b-", "\"id\": \"x-")
                        .replace("Patient/a-", "Patient/b-")
                        .replace("\"id\": \"a-", "\"id\": \"b-")
                        .replace("\"A-", "\"C-")
                        .replace("alder", "zimmer")
                        .replace("Ines", "Walburga")
                        .replace("\"female\"", "\"other\""));
        assertThat(moved.counts().balance()).isTrue();
        assertThat(patients.match(JOB, claimed("C-"))).isNotInstanceOf(MatchResult.Found.class);
        assertThat(reasons()).contains("one of these resources belonged to another record before");
    }

    @Test
    void aMatchWithoutTheNameDoesNotChangeTheName() {
        read("transaction");
        var patient = patient("M-");
        read("transaction", it -> it.replace("\"Rosa\", \"Ana\"", "\"Quentin\""));
        assertThat(patients.who(JOB, patient).orElseThrow().name()).isEqualTo("Rosa Ana " + mark);
    }

    @Test
    void thePatientsOfAnotherSourceAreCountedAndNeverThrow() {
        read("collection");
        run = intake.begin(JOB, "other-" + mark, false);
        assertThat(read("collection").counts().balance()).isTrue();
        var shared = read("collection", it -> it.replace("fhir/Patient/b-", "fhir/Patient/a-"));
        assertThat(shared.counts()).isEqualTo(new Counts(7, 0, 1, 4, 2));
    }

    private java.util.List<String> reasons() {
        return asking.as(
                JOB,
                sql -> sql.of("select reason from intake.quarantine where run_id = :run")
                        .param("run", run.id())
                        .query(String.class)
                        .list());
    }
}
