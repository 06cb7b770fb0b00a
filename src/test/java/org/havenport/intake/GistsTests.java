package org.havenport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.havenport.chart.ConfidentialTopics;
import org.havenport.chart.Gist;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What one line of a list keeps of each type, in which state it is, and which topic it is about. */
class GistsTests {

    private static final UUID VISIT = UUID.randomUUID();
    private static final JsonMapper JSON = new JsonMapper();

    private final Gists gists =
            new Gists(reference -> reference.equals("urn:visit") ? "Encounter/" + VISIT : reference);

    @Test
    void aMedicineSaysHowToTakeItInWordsOrNumbers() {
        assertThat(gist("MedicationRequest", """
                {"medicationCodeableConcept":{"text":"Lisinopril"},"dosageInstruction":[{"text":"1 a day"}],\
                "requester":{"display":"Dr. Ellis"},"encounter":{"reference":"urn:visit"}}""")).satisfies(gist -> {
            assertThat(gist.detail()).isEqualTo("1 a day");
            assertThat(gist.by()).isEqualTo("Dr. Ellis");
            assertThat(gist.visit()).isEqualTo(VISIT);
        });
        assertThat(gist("MedicationRequest", """
                        {"medicationCodeableConcept":{"text":"Lisinopril"},"dosageInstruction":[{"asNeededBoolean":true,\
                        "timing":{"repeat":{"frequency":2,"period":1.0,"periodUnit":"d"}},\
                        "doseAndRate":[{"doseQuantity":{"value":1.0,"unit":"tablet"}}]}]}""").mark()).isEqualTo("1|tablet|2|1|d|y");
        assertThat(gist("MedicationRequest", "{\"medicationCodeableConcept\":{\"text\":\"Lisinopril\"}}")
                        .mark())
                .isNull();
    }

    @Test
    void anAllergySaysWhatItCausesHowGraveItIsAndThatThereIsNone() {
        var peanut = gist("AllergyIntolerance", """
                {"code":{"text":"Peanut"},"criticality":"low","reaction":[{"manifestation":[{"text":"Hives"}],"severity":"severe"}]}""");
        assertThat(peanut.detail()).isEqualTo("Hives");
        assertThat(peanut.mark()).isEqualTo("severe");
        assertThat(gist(
                                "AllergyIntolerance",
                                "{\"code\":{\"coding\":[{\"code\":\"716186003\",\"display\":\"No known allergy\"}]}}")
                        .mark())
                .isEqualTo("none");
    }

    @Test
    void whatHasAnOddFormStillHasALine() {
        assertThat(gist("AllergyIntolerance", "{\"code\":{\"text\":\"Peanut\"},\"reaction\":\"itching\"}"))
                .isEqualTo(Gist.titled("Peanut"));
    }

    @Test
    void aLineStaysShort() {
        var longest = gist("Procedure", """
                {"code":{"text":"%s"},"reasonCode":[{"text":"%s"}],"encounter":{"reference":"urn:visit"},\
                "performer":[{"actor":{"display":"%s"}}]}""".formatted("x".repeat(500), "y".repeat(500), "z".repeat(500)));
        assertThat(JSON.writeValueAsBytes(longest).length - "null".length() * 6 - 60)
                .isLessThanOrEqualTo(400);
    }

    @Test
    void stateComesFromTheFieldOfTheType() {
        assertThat(state("Condition", "{\"clinicalStatus\":{\"coding\":[{\"code\":\"resolved\"}]}}"))
                .isEqualTo("resolved");
        assertThat(state("Condition", """
                {"clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"entered-in-error"}]}}"""))
                .as("what was entered in error is taken back, whatever else it says")
                .isEqualTo("entered-in-error");
        assertThat(state("Goal", "{\"lifecycleStatus\":\"active\"}")).isEqualTo("active");
        assertThat(state("Encounter", "{\"status\":\"finished\"}")).isEqualTo("finished");
        assertThat(state("Device", "{}")).isEqualTo("unknown");
    }

    @Test
    @Verifies("B.risk.inap.2#1")
    void topicsAreLabelledBySenderAndByCode() {
        assertThat(confidential("{\"meta\":{\"security\":[{\"code\":\"PSY\"}]}}"))
                .isTrue();
        assertThat(confidential("{\"meta\":{\"security\":[{\"code\":\"R\"}]}}")).isTrue();
        assertThat(confidential("{\"meta\":{\"security\":[{\"code\":\"N\"}]}}")).isFalse();
        for (var code : new String[] {"F41.1", "B20", "A53.9", "F11.20", "T74.11XA", "Z15.01"}) {
            assertThat(confidential(icd10(code))).as(code).isTrue();
        }
        for (var code : new String[] {"E11.9", "F17.210", "F90.0", "I10", "B19.20"}) {
            assertThat(confidential(icd10(code))).as(code).isFalse();
        }
        assertThat(confidential(
                        "{\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"370143000\"}]}}"))
                .isTrue();
    }

    private static String icd10(String code) {
        return "{\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":\"%s\"}]}}"
                .formatted(code);
    }

    private Gist gist(String type, String json) {
        return gists.of(type, field(json));
    }

    private static String state(String type, String json) {
        return Statuses.of(type, field(json));
    }

    private static boolean confidential(String json) {
        return ConfidentialTopics.isAmong(Labels.of(field(json)));
    }

    private static Field field(String json) {
        return Field.resource(JSON.readTree(json.getBytes(StandardCharsets.UTF_8)), "test");
    }
}
