package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.havenport.chart.Category;
import org.havenport.chart.Flag;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.patients.MatchResult;
import org.junit.jupiter.api.Test;

@PortalTest
class IntakeTests extends Imports {

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
        assertThat(report.counts()).isEqualTo(new Counts(7, 5, 0, 2, 0));
        var ines = patient("A-");
        var otto = patient("B-");
        assertThat(titles(ines)).containsExactlyInAnyOrder("Patient", "Hypertension");
        assertThat(titles(otto)).containsExactlyInAnyOrder("Patient", "Influenza");
        var waiting = waiting();
        assertThat(read("collection").counts()).isEqualTo(new Counts(7, 0, 5, 2, 0));
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
    void whatIsOlderThanThirtyDaysBeforeGoLiveIsHistoryUnlessLive() {
        read("transaction");
        var patient = patient("M-");
        assertThat(history(patient, item(patient, "Blood pressure").id())).isTrue();

        run = intake.begin(JOB, "test", true);
        read("faults");
        var other = patient("P-");
        assertThat(history(other, other)).isFalse();
    }
}
