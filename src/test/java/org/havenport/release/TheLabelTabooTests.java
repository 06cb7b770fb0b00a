package org.havenport.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Code;
import org.havenport.chart.Flag;
import org.havenport.chart.Gist;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.Consequence;
import org.havenport.followup.ContactRecord;
import org.havenport.house.PortalTest;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.house.Viewers;
import org.havenport.release.Reason.Kind;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** TBOO: what arrives with it waits for a conversation, and what waits leaves the program with it. */
@PortalTest
class TheLabelTabooTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String PLAIN = "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":140.10}}";
    private static final String LABELLED =
            "{\"resourceType\":\"Observation\",\"meta\":{\"security\":[{\"system\":\"%s\",\"code\":\"TBOO\"}]},\"valueQuantity\":{\"value\":140.10}}"
                    .formatted(SYSTEM);

    @Autowired
    Chart chart;

    @Autowired
    ContactGate gate;

    @Autowired
    Judge judge;

    @Autowired
    Viewers viewers;

    @Autowired
    TestClock clock;

    private Viewer.Patient ann;
    private UUID record;
    private Viewer.Staff ellis;

    @BeforeEach
    void annAndDrEllis() {
        ann = viewers.patient();
        record = ann.patient();
        ellis = viewers.staffOf(record, Role.CLINICIAN);
    }

    @Test
    @Verifies("A3.2#9")
    void whatArrivesWithItWaitsForAConversation() {
        var sugar = value(LABELLED, null, Set.of("TBOO"));
        file(sugar);

        assertThat(seen(ann)).isEmpty();
        var waiting = gate.waiting(ellis, record, sugar.id()).orElseThrow();
        assertThat(waiting.consequence()).isEqualTo(Consequence.SIGNIFICANT);
        assertThat(gate.reasons(ellis, record, sugar.id()))
                .singleElement()
                .satisfies(reason -> assertThat(reason.kind()).isEqualTo(Kind.LABEL));

        speak(sugar.id());
        assertThat(seen(ann)).singleElement().satisfies(body -> {
            assertThat(labels(body)).isEmpty();
            assertThat(new String(body, StandardCharsets.UTF_8))
                    .contains("140.10")
                    .doesNotContain("meta");
        });
        assertThat(labels(seen(ellis).getFirst()))
                .as("it is over for everybody")
                .isEmpty();
    }

    @Test
    @Verifies("A3.2#9")
    void whatWaitsForAnotherReasonLeavesTheProgramWithIt() {
        var grave = value(PLAIN, Flag.CRITICAL_HIGH, Set.of());
        var plain = value(PLAIN, null, Set.of());
        file(grave, plain);

        assertThat(seen(ellis)).hasSize(2);
        assertThat(seen(ellis))
                .filteredOn(body -> !labels(body).isEmpty())
                .singleElement()
                .satisfies(body -> {
                    assertThat(labels(body)).containsExactly(SYSTEM + "|TBOO");
                    assertThat(new String(body, StandardCharsets.UTF_8)).contains("140.10");
                });
        assertThat(chart.open(ellis, record, grave.id(), "test").orElseThrow().body())
                .as("it is written nowhere")
                .isEqualTo(PLAIN.getBytes(StandardCharsets.UTF_8));

        gate.showNow(ann, record, grave.id());
        assertThat(seen(ann))
                .hasSize(2)
                .allSatisfy(body -> assertThat(labels(body)).isEmpty());
        assertThat(seen(ellis))
                .hasSize(2)
                .allSatisfy(body -> assertThat(labels(body)).isEmpty());
    }

    @Test
    @Verifies("A3.2#9")
    void itSaysNothingOfWhatNeverWaits() {
        var history = new Arrival(
                record,
                UUID.randomUUID(),
                "Observation",
                Category.LABORATORY,
                "final",
                clock.instant().minus(Duration.ofDays(900)),
                null,
                clock.instant().minus(Duration.ofDays(900)),
                List.of(),
                UUID.randomUUID(),
                Gist.titled("Sugar"),
                LABELLED.getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of("TBOO"),
                true);
        assertThat(judge.of(Written.alone(history), () -> null)).isEqualTo(Judgement.ROUTINE);
        var visit = new Arrival(
                record,
                UUID.randomUUID(),
                "Encounter",
                Category.ENCOUNTER,
                "finished",
                clock.instant(),
                null,
                clock.instant(),
                List.of(),
                UUID.randomUUID(),
                Gist.titled("Visit"),
                "{}".getBytes(StandardCharsets.UTF_8),
                "test",
                Set.of("TBOO"),
                false);
        assertThat(judge.of(Written.alone(visit), () -> null)).isEqualTo(Judgement.ROUTINE);
    }

    private Arrival value(String body, @Nullable Flag flag, Set<String> labels) {
        var id = UUID.randomUUID();
        return new Arrival(
                record,
                id,
                "Observation",
                Category.LABORATORY,
                "final",
                clock.instant(),
                null,
                clock.instant(),
                List.of(new Code(Code.LOINC, "4548-4")),
                id,
                new Gist("Sugar", "140.10", "mg/dL", null, null, flag, null),
                body.getBytes(StandardCharsets.UTF_8),
                "test",
                labels,
                false);
    }

    private void speak(UUID item) {
        gate.recordContact(
                ellis,
                new ContactRecord(
                        record,
                        item,
                        ContactRecord.Medium.PHONE,
                        ContactRecord.ContactOutcome.SPOKE,
                        Set.of(ContactRecord.Identifier.BIRTH_DATE, ContactRecord.Identifier.ADDRESS),
                        true,
                        "Told and explained"),
                gate.waiting(ellis, record, item).orElseThrow().since());
    }

    private void file(Arrival... arrivals) {
        chart.file(Viewer.job("import"), record, List.of(arrivals));
    }

    private List<byte[]> seen(Viewer viewer) {
        return chart.bodies(viewer, ItemQuery.of(record).in(Category.LABORATORY), "test");
    }

    private static List<String> labels(byte[] body) {
        return JSON.readTree(body)
                .path("meta")
                .path("security")
                .valueStream()
                .map((JsonNode it) ->
                        it.path("system").asString("") + "|" + it.path("code").asString(""))
                .toList();
    }
}
