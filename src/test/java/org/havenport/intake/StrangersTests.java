package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.patients.MatchResult;
import org.junit.jupiter.api.Test;

/** A reference to a patient who is not in the file is one identifier; it is not enough by itself. */
@PortalTest
class StrangersTests extends Resources {

    @Test
    @Verifies("A1.8#4")
    void aResultWhosePatientNobodyBroughtWaits() {
        assertThat(send(potassium("o", toX())).counts()).isEqualTo(waiting(1));
    }

    @Test
    @Verifies("A1.8#1")
    void withinTheImportThatMatchedThePatientTheReferenceHolds() {
        send(patientX());
        assertThat(send(potassium("o", toX())).counts()).isEqualTo(filed(1));
        assertThat(titles(patient("X-"))).contains("Potassium");
    }

    @Test
    @Verifies("A1.8#1")
    void laterTheReferenceAloneWaits() {
        send(patientX());
        later();
        assertThat(send(potassium("o", toX())).counts()).isEqualTo(waiting(1));
    }

    @Test
    @Verifies("A1.8#1")
    void laterTheNameOrTheRecordNumberBesideItIsTheSecondIdentifier() {
        send(patientX());
        later();
        var named = "{\"reference\":\"Patient/p-%s\",\"display\":\"%s, Rosa\"}".formatted(mark, mark.toUpperCase());
        var numbered = "{\"reference\":\"Patient/p-%s\",\"identifier\":{\"value\":\"X-%s\"}}".formatted(mark, mark);
        assertThat(send(potassium("o1", named)).counts()).isEqualTo(filed(1));
        assertThat(send(potassium("o2", numbered)).counts()).isEqualTo(filed(1));
    }

    @Test
    @Verifies("A1.8#2")
    void anotherNameBesideItIsNoSecondIdentifier() {
        send(patientX());
        later();
        var named = "{\"reference\":\"Patient/p-%s\",\"display\":\"%s, Ines\"}".formatted(mark, mark);
        assertThat(send(potassium("o", named)).counts()).isEqualTo(waiting(1));
    }

    @Test
    void theKeyOfAnotherSourceMeansNobody() {
        send(patientX());
        run = intake.begin(JOB, "other-" + mark, false);
        assertThat(send(potassium("o", toX())).counts()).isEqualTo(waiting(1));
    }

    @Test
    @Verifies("A1.8#3")
    void aKeyThatCalledAnotherPatientBeforeWaitsWithEverything() {
        send(patientX());
        var other = patientX(
                        "p-" + mark, "Z-" + mark, "Walburga", born.plusYears(20).toString())
                .replace("\"" + mark + "\"", "\"zimmer" + mark + "\"");
        var report = send(bundle("collection", entry(other), entry(potassium("o", toX()))));
        assertThat(report.counts()).isEqualTo(waiting(2));
        assertThat(patients.match(JOB, claimed("Z-"))).isNotInstanceOf(MatchResult.Found.class);
    }

    @Test
    void aPatientRefusedInThisFileIsNotLookedForInAnother() {
        send(patientX());
        var twice = bundle(
                "collection",
                entry(patientX(), "\"fullUrl\":\"urn:uuid:same\""),
                entry(potassium("o0", toX()), "\"fullUrl\":\"urn:uuid:same\""),
                entry(potassium("o", toX())));
        assertThat(send(twice).counts()).isEqualTo(new Counts(3, 0, 0, 1, 2));
    }
}
