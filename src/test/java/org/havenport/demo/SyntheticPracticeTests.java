package org.havenport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SyntheticPracticeTests {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-19T14:46:00-08:00[America/Los_Angeles]");
    private static final int PATIENTS = 40;
    private static final JsonMapper JSON = new JsonMapper();

    private final SyntheticPractice practice = new SyntheticPractice(SyntheticPractice.Plan.standard(7, PATIENTS, NOW));

    @Test
    void theSamePlanGivesTheSameBytes() {
        var again = new SyntheticPractice(SyntheticPractice.Plan.standard(7, PATIENTS, NOW));
        var other = new SyntheticPractice(SyntheticPractice.Plan.standard(8, PATIENTS, NOW));
        for (var i = 0; i < PATIENTS; i++) {
            assertThat(practice.patient(i)).isEqualTo(again.patient(i));
            assertThat(practice.patient(i)).isNotEqualTo(other.patient(i));
        }
        assertThat(practice.facility()).isEqualTo(again.facility());
    }

    @Test
    void patientsDifferInEverythingThatNamesThem() {
        var people = IntStream.range(0, 600).mapToObj(practice::person).toList();
        assertThat(people).extracting(Person::id).doesNotHaveDuplicates();
        assertThat(people).extracting(Person::recordNumber).doesNotHaveDuplicates();
        assertThat(people).extracting(Person::name).doesNotHaveDuplicates();
        assertThat(people)
                .extracting(Person::userName)
                .doesNotHaveDuplicates()
                .allMatch(n -> n.matches("[a-z]+\\.[a-z]+"));
        assertThat(people).extracting(Person::mobile).allMatch(p -> p.matches("\\(\\d{3}\\) 555-01\\d\\d"));
        assertThat(people).extracting(Person::language).contains("en", "es");
    }

    @Test
    void whatRefersIsThere() {
        var known = new HashSet<String>();
        for (var entry : entries(practice.facility())) {
            var resource = entry.get("resource");
            var identifier = resource.get("identifier").get(0);
            known.add("%s?identifier=%s|%s"
                    .formatted(
                            resource.get("resourceType").asString(),
                            identifier.get("system").asString(),
                            identifier.get("value").asString()));
        }
        bundles().forEach(bundle -> {
            var there = new HashSet<>(known);
            entries(bundle).forEach(entry -> there.add(entry.get("fullUrl").asString()));
            assertThat(there).containsAll(all(JSON.readTree(bundle), "reference"));
        });
    }

    @Test
    void everyLaboratoryResultIsAMemberOfOneReport() {
        bundles().forEach(bundle -> {
            var members = resources(bundle, "DiagnosticReport")
                    .flatMap(
                            report -> StreamSupport.stream(report.path("result").spliterator(), false))
                    .map(member -> member.get("reference").asString())
                    .toList();
            var results = laboratory(bundle)
                    .map(o -> "urn:uuid:" + o.get("id").asString())
                    .toList();
            assertThat(members).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(results);
        });
    }

    @Test
    void flagsAgreeWithRanges() {
        bundles().flatMap(this::laboratory).forEach(result -> {
            var value = result.get("valueQuantity").get("value").decimalValue();
            var range = result.get("referenceRange").get(0);
            var flag = flag(result);
            var below = range.has("low")
                    && value.compareTo(range.get("low").get("value").decimalValue()) < 0;
            var above = range.has("high")
                    && value.compareTo(range.get("high").get("value").decimalValue()) > 0;
            assertThat(flag.startsWith("L")).as("%s", result).isEqualTo(below);
            assertThat(flag.startsWith("H")).as("%s", result).isEqualTo(above);
        });
    }

    @Test
    void exactlyTwoCriticalValuesAreNewAndOthersAreOfLongAgo() {
        var critical = bundles()
                .flatMap(this::laboratory)
                .filter(r -> flag(r).length() == 2)
                .toList();
        var recent = critical.stream()
                .filter(r -> issued(r).isAfter(NOW.minusDays(60).toOffsetDateTime()))
                .toList();
        assertThat(recent)
                .extracting(r -> r.get("code").get("text").asString())
                .containsExactlyInAnyOrder("Potassium", "Hemoglobin");
        assertThat(critical.size()).isGreaterThan(5);
    }

    @Test
    void annsPotassiumIsToday() {
        var potassium = laboratory(practice.patient(Known.ANN))
                .filter(r -> r.get("code").get("text").asString().equals("Potassium"))
                .toList();
        var last = potassium.subList(potassium.size() - 2, potassium.size());
        assertThat(last)
                .extracting(
                        r -> r.get("valueQuantity").get("value").decimalValue().toString())
                .containsExactly("5.4", "6.2");
        assertThat(last).extracting(SyntheticPracticeTests::flag).containsExactly("H", "HH");
        assertThat(issued(last.getLast())).isAfter(NOW.minusMinutes(10).toOffsetDateTime());
    }

    @Test
    void laterAResultIsCorrectedAndAConfidentialOneIsOrderedAcrossTheBorder() {
        var later = practice.later();
        var corrected = later.stream()
                .flatMap(this::laboratory)
                .filter(result -> result.get("status").asString().equals("corrected"))
                .map(result -> result.get("code").get("text").asString() + " "
                        + result.get("valueQuantity").get("value").asString())
                .toList();
        assertThat(corrected).contains("Thyroid (TSH) 2.31");
        assertThat(practice.patient(Known.PRIYA)).isNotEqualTo(later.getLast());
        assertThat(later.stream().flatMap(bundle -> resources(bundle, "DiagnosticReport")))
                .filteredOn(report -> report.path("meta").has("security"))
                .hasSize(1)
                .allMatch(report -> report.get("contained")
                        .get(0)
                        .get("requester")
                        .get("display")
                        .asString()
                        .equals("Dr. Rosa Lim"));
    }

    @Test
    void nothingLiesInTheFutureAndEveryPatientHasYears() {
        bundles().forEach(bundle -> {
            assertThat(entries(bundle).size()).isGreaterThan(40);
            assertThat(all(JSON.readTree(bundle), "issued"))
                    .allMatch(issued -> OffsetDateTime.parse(issued).isBefore(NOW.toOffsetDateTime()));
        });
    }

    @Test
    void aStrictReaderAcceptsIt() {
        var parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        Stream.concat(Stream.of(practice.facility()), bundles().limit(12))
                .map(bundle -> parser.parseResource(Bundle.class, new String(bundle, StandardCharsets.UTF_8)))
                .forEach(bundle -> assertThat(bundle.getEntry()).isNotEmpty());
    }

    private Stream<byte[]> bundles() {
        return IntStream.range(0, PATIENTS).mapToObj(practice::patient);
    }

    private Stream<JsonNode> laboratory(byte[] bundle) {
        return resources(bundle, "Observation")
                .filter(o -> o.get("category")
                        .get(0)
                        .get("coding")
                        .get(0)
                        .get("code")
                        .asString()
                        .equals("laboratory"));
    }

    private static Stream<JsonNode> resources(byte[] bundle, String type) {
        return entries(bundle).stream()
                .map(entry -> entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asString().equals(type));
    }

    private static List<JsonNode> entries(byte[] bundle) {
        return StreamSupport.stream(JSON.readTree(bundle).get("entry").spliterator(), false)
                .toList();
    }

    private static List<String> all(JsonNode node, String name) {
        return node.findValues(name).stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    private static String flag(JsonNode result) {
        return result.get("interpretation")
                .get(0)
                .get("coding")
                .get(0)
                .get("code")
                .asString();
    }

    private static OffsetDateTime issued(JsonNode result) {
        return OffsetDateTime.parse(result.get("issued").asString());
    }
}
