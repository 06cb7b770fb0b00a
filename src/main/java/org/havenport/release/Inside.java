package org.havenport.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.havenport.chart.Arrival;
import org.havenport.chart.Flag;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value that came inside a report, as a resource it contains.
 *
 * @param flag the laboratory's own mark, or null
 */
record Inside(Measured measured, @Nullable Flag flag) {

    static final byte[] CONTAINED = "\"contained\"".getBytes(StandardCharsets.UTF_8);

    private static final JsonMapper JSON = new JsonMapper();

    /** Every value inside a result; none in most. */
    static List<Inside> of(Arrival arrival) {
        if (!arrival.isResult() || !Limits.has(arrival.body(), CONTAINED)) {
            return List.of();
        }
        try {
            var all = new ArrayList<Inside>();
            for (var one : JSON.readTree(arrival.body()).path("contained")) {
                if (one.path("resourceType").asString("").equals("Observation")) {
                    all.add(new Inside(Measured.part(one), flag(one)));
                    one.path("component").forEach(part -> all.add(new Inside(Measured.part(part), flag(part))));
                }
            }
            return all;
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    private static @Nullable Flag flag(JsonNode value) {
        return Flag.of(Flag.said(value), null, null, null);
    }
}
