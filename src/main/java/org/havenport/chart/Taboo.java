package org.havenport.chart;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The label TBOO (HL7 v3 ActCode, taboo): to be spoken about before the patient is shown it. It says how an entry stands,
 * so it is made when an entry is streamed and kept nowhere: whatever waits or is held carries it, and whatever is open
 * does not, whoever labelled it (A3.2).
 */
public final class Taboo {

    static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String CODE = "TBOO";

    /** Numbers stay as they were written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Taboo() {}

    /** Whether who sent it asked that somebody speaks with the patient first. */
    public static boolean isAmong(Set<String> labels) {
        return labels.contains(CODE);
    }

    /** The resource as it leaves the program while it stands so. */
    static byte[] streamed(byte[] body, ReleaseState state) {
        var waits = state == ReleaseState.AWAITING_CONTACT || state == ReleaseState.HELD;
        if (!waits && !mentions(body)) {
            return body;
        }
        try {
            var resource = (ObjectNode) JSON.readTree(body);
            removeFrom(resource);
            if (waits) {
                resource.withObject("/meta")
                        .withArray("security")
                        .addObject()
                        .put("system", SYSTEM)
                        .put("code", CODE);
            }
            return JSON.writeValueAsBytes(resource);
        } catch (JacksonException | ClassCastException | UnsupportedOperationException noResource) {
            return body;
        }
    }

    private static void removeFrom(ObjectNode resource) {
        if (resource.get("meta") instanceof ObjectNode meta && meta.get("security") instanceof ArrayNode labels) {
            labels.removeIf(label -> CODE.equals(label.path("code").asString("")));
            if (labels.isEmpty()) {
                meta.remove("security");
            }
            if (meta.isEmpty()) {
                resource.remove("meta");
            }
        }
    }

    /** A walk over the bytes: most resources are streamed as they are, and are never parsed for this. */
    private static boolean mentions(byte[] body) {
        for (int at = 0; at + CODE.length() <= body.length; at++) {
            if (body[at] == 'T' && body[at + 1] == 'B' && body[at + 2] == 'O' && body[at + 3] == 'O') {
                return true;
            }
        }
        return false;
    }
}
