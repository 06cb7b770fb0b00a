package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havenport.chart.Category;
import org.havenport.chart.Code;
import org.havenport.chart.Filing;
import org.havenport.chart.Gist;
import org.havenport.followup.Consequence;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is critical and carries no mark: odd codes, words instead of values, values inside a report, a picture alone. */
@PortalTest
class LaboratoryWordsTests {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    @Autowired
    Judge judge;

    @ParameterizedTest
    @Verifies("A3.2#1")
    @ValueSource(strings = {"urn:oid:2.16.840.1.113883.6.1", "LN", "http://loinc.org/", "https://loinc.org"})
    void aLimitHoldsHoweverTheSenderWritesLoinc(String system) {
        var whole =
                value(new Code(system, "2823-3"), "Potassium", "7.9", "mmol/L", "{\"resourceType\":\"Observation\"}");
        assertThat(judged(whole)).isEqualTo(Consequence.CRITICAL);
        var inParts = value(new Code(system, "24326-1"), "Electrolytes", null, null, """
                        {"resourceType":"Observation","component":[{"code":{"coding":[{"system":"%s","code":"2823-3"}]},\
                        "valueQuantity":{"value":7.9,"unit":"mmol/L"}}]}""".formatted(system));
        assertThat(judged(inParts)).isEqualTo(Consequence.CRITICAL);
    }

    @ParameterizedTest
    @Verifies("A3.2#1")
    @CsvSource(
            delimiter = '|',
            value = {
                "K | 7.9 | mmol/L | CRITICAL",
                "Potassium, Serum (local) | 7.9 | mmol/L | CRITICAL",
                "Potassium [Moles/volume] in Serum or Plasma | 7.9 | mmol/L | CRITICAL",
                "Glucosa en sangre | 610 | mg/dL | CRITICAL",
                "Potassium | 4.1 | mmol/L | ROUTINE",
                "Potassium | 7.9 | drops | SIGNIFICANT",
                "Urine potassium | 60 | mmol/L | ROUTINE",
                "Potassium, 24 hour urine | 60 | mmol/L | ROUTINE",
                "Hemoglobin A1c | 9.4 | % | ROUTINE",
                "Mean corpuscular hemoglobin concentration | 33 | g/dL | ROUTINE",
            })
    void aLimitHoldsThoughTheTestHasOnlyALocalCode(String title, String number, String unit, Consequence expected) {
        var local = new Code("urn:example:our-laboratory", "4711");
        assertThat(judged(value(local, title, number, unit, "{\"resourceType\":\"Observation\"}")))
                .isEqualTo(expected);
    }

    @Test
    @Verifies("A3.2#1")
    void aNumberThatStandsInANoteOrAtTheEndOfALongTextGoesToAPerson() {
        var potassium = new Code(Code.LOINC, "2823-3");
        var noted = value(potassium, "Potassium", null, null, """
                        {"resourceType":"Observation","note":[{"text":"Phoned: 7.9"}]}""");
        assertThat(judged(noted)).isEqualTo(Consequence.SIGNIFICANT);
        var text = "The specimen was repeated on a second instrument and verified by the technologist: 7.9";
        var atTheEnd = value(potassium, "Potassium", text, null, """
                        {"resourceType":"Observation","valueString":"%s"}""".formatted(text));
        assertThat(judged(atTheEnd)).isEqualTo(Consequence.SIGNIFICANT);
    }

    @Test
    @Verifies("A3.2#1")
    void aValueInsideAReportIsJudgedAsEveryOther() {
        var code =
                "\"code\":{\"text\":\"Potassium\",\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"2823-3\"}]}";
        assertThat(judged(report(
                        "Panel",
                        "\"contained\":[{\"resourceType\":\"Observation\",%s,\"valueQuantity\":{\"value\":7.9,\"unit\":\"mmol/L\"}}]"
                                .formatted(code))))
                .isEqualTo(Consequence.CRITICAL);
        assertThat(
                        judged(
                                report(
                                        "Panel",
                                        "\"contained\":[{\"resourceType\":\"Observation\",\"code\":{\"text\":\"Own test\"},\"valueString\":\"so\",\"interpretation\":[{\"coding\":[{\"code\":\"HH\"}]}]}]")))
                .isEqualTo(Consequence.CRITICAL);
        assertThat(judged(report(
                        "Panel",
                        "\"contained\":[{\"resourceType\":\"Observation\",%s,\"valueQuantity\":{\"value\":4.1,\"unit\":\"mmol/L\"}}]"
                                .formatted(code))))
                .isEqualTo(Consequence.ROUTINE);
    }

    @ParameterizedTest
    @Verifies("A3.2#1")
    @CsvSource(
            delimiter = '|',
            value = {
                "Metabolic panel | CRITICAL VALUE: potassium 7.9 mmol/L. Provider notified. | CRITICAL",
                "Metabolic panel | Potassium is critically high at 7.9. | CRITICAL",
                "Metabolic panel | No critical values. | ROUTINE",
                "Metabolic panel | All values within the usual range. | ROUTINE",
                "Blood culture | Gram-positive cocci in clusters, both bottles. | CRITICAL",
                "Blood culture | No growth after 5 days. | ROUTINE",
                "Urine culture | Escherichia coli, more than 100,000 per mL. | ROUTINE"
            })
    void aReportInWordsIsReadForWhatItCallsCritical(String title, String conclusion, Consequence wanted) {
        assertThat(judged(report(title, "\"conclusion\":\"%s\"".formatted(conclusion))))
                .isEqualTo(wanted);
    }

    @Test
    @Verifies("A3.2#1")
    void aCultureOfBloodInWhichSomethingGrowsNeedsNoMark() {
        assertThat(judged(culture("Gram positive cocci in clusters"))).isEqualTo(Consequence.CRITICAL);
        assertThat(judged(culture("Staphylococcus aureus"))).isEqualTo(Consequence.CRITICAL);
        assertThat(judged(culture("No growth at 48 hours"))).isEqualTo(Consequence.ROUTINE);
        assertThat(judged(culture("Negative"))).isEqualTo(Consequence.ROUTINE);
    }

    @Test
    @Verifies("A3.2#1")
    void aLaboratorysReportThatIsAPictureAloneGoesToAPerson() {
        var picture = "\"presentedForm\":[{\"contentType\":\"application/pdf\",\"data\":\"JVBERi0=\"}]";
        assertThat(judged(report("Metabolic panel", picture))).isEqualTo(Consequence.SIGNIFICANT);
        var withValues = picture + ",\"result\":[{\"reference\":\"Observation/1\"}]";
        assertThat(judged(report("Metabolic panel", withValues))).isEqualTo(Consequence.ROUTINE);
    }

    private static Filing.Group culture(String said) {
        return value(new Code(Code.LOINC, "600-7"), "Blood culture", said, null, """
                        {"resourceType":"Observation","valueString":"%s"}""".formatted(said));
    }

    private static Filing.Group value(
            Code code, String title, @Nullable String value, @Nullable String unit, String body) {
        var gist = new Gist(title, value, unit, null, null, null, null);
        return Written.alone(Written.of(
                UUID.randomUUID(), "Observation", Category.LABORATORY, List.of(code), gist, "final", body, NOW));
    }

    private static Filing.Group report(String title, String rest) {
        return Written.alone(Written.of(
                UUID.randomUUID(),
                "DiagnosticReport",
                Category.LABORATORY,
                List.of(),
                Gist.titled(title),
                "final",
                "{\"resourceType\":\"DiagnosticReport\"," + rest + "}",
                NOW));
    }

    private Consequence judged(Filing.Group group) {
        return judge.of(group, () -> null).consequence();
    }
}
