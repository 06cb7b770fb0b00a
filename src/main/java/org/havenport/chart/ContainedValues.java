package org.havenport.chart;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The values that came inside a report, as resources it contains (FHIR R4, DomainResource.contained): they have no entry
 * of their own, and are read with their report and nowhere else. Here alone is said which of its resources are values.
 */
public final class ContainedValues {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] CONTAINED = "\"contained\"".getBytes(StandardCharsets.UTF_8);

    private ContainedValues() {}

    /** Whether a resource may contain others: light, for the way in of every result. */
    public static boolean mayBeIn(Arrival arrival) {
        return arrival.says(CONTAINED);
    }

    /**
     * The values inside a result that arrives, each followed by its parts (Observation.component), with those that were
     * entered in error; none when it cannot be read.
     */
    public static List<JsonNode> in(Arrival arrival) {
        if (!arrival.isResult() || !mayBeIn(arrival)) {
            return List.of();
        }
        try {
            return observations(JSON.readTree(arrival.body()))
                    .flatMap(ContainedValues::withParts)
                    .toList();
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    /** A line for each value, in the order of the report; none for most reports. */
    static List<Gist> of(JsonNode report) {
        var lines = new ArrayList<Gist>();
        observations(report)
                .filter(it -> !it.path("status").asString("").equals("entered-in-error"))
                .flatMap(ContainedValues::withParts)
                .forEach(it -> line(it, lines));
        return lines;
    }

    private static Stream<JsonNode> observations(JsonNode report) {
        return report.path("contained")
                .valueStream()
                .filter(it -> it.path("resourceType").asString("").equals("Observation"));
    }

    private static Stream<JsonNode> withParts(JsonNode observation) {
        return Stream.concat(
                Stream.of(observation), observation.path("component").valueStream());
    }

    private static void line(JsonNode one, List<Gist> lines) {
        var title = words(one.path("code"));
        var value = value(one);
        if (title != null && value != null) {
            var quantity = one.path("valueQuantity");
            var range = one.path("referenceRange").path(0);
            var low = number(range.path("low"));
            var high = number(range.path("high"));
            var compared = quantity.has("comparator") ? null : number(quantity);
            lines.add(new Gist(
                    title, value, unit(quantity), low, high, Flag.of(Flag.said(one), compared, low, high), null));
        }
    }

    private static @Nullable String value(JsonNode one) {
        var quantity = number(one.path("valueQuantity"));
        if (quantity != null) {
            return one.path("valueQuantity").path("comparator").asString("") + quantity.toPlainString();
        }
        if (one.has("valueCodeableConcept")) {
            return words(one.path("valueCodeableConcept"));
        }
        for (var simple : List.of("valueString", "valueInteger", "valueBoolean", "valueDateTime", "valueTime")) {
            if (one.path(simple).isValueNode()) {
                return one.path(simple).asString();
            }
        }
        return null;
    }

    private static @Nullable BigDecimal number(JsonNode quantity) {
        var value = quantity.path("value");
        var number = value.isNumber() ? value.decimalValue() : null;
        return number != null && Gist.isReadable(number) ? number : null;
    }

    private static @Nullable String unit(JsonNode quantity) {
        var unit = quantity.path("unit").asString(quantity.path("code").asString(""));
        return unit.isBlank() ? null : unit;
    }

    /** The words of a concept: its own, else those of its first coding, else the code. */
    private static @Nullable String words(JsonNode concept) {
        var coding = concept.path("coding").path(0);
        for (var said : List.of(concept.path("text"), coding.path("display"), coding.path("code"))) {
            if (!said.asString("").isBlank()) {
                return said.asString();
            }
        }
        return null;
    }
}
