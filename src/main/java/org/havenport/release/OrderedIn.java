package org.havenport.release;

import java.util.Optional;
import java.util.UUID;
import org.havenport.chart.Chart;
import org.havenport.chart.Filing;
import org.havenport.directory.Directory;
import org.havenport.viewer.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In which state the clinician who ordered a result works: whose law counts (ruling 5). */
@Component
class OrderedIn {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ORDER = "ServiceRequest/";

    private final Directory directory;
    private final ObjectProvider<Chart> chart;

    OrderedIn(Directory directory, ObjectProvider<Chart> chart) {
        this.directory = directory;
        this.chart = chart;
    }

    /** Its two letters; empty when the order or where it came from is not known. */
    Optional<String> state(Sql sql, Filing.Group group) {
        for (var arrival : group.news()) {
            var requester = requester(sql, group.patient(), arrival.body());
            if (requester != null) {
                return directory.stateOf(sql.viewer(), requester);
            }
        }
        return Optional.empty();
    }

    private @Nullable String requester(Sql sql, UUID patient, byte[] body) {
        var result = read(body);
        for (var contained : result.path("contained")) {
            if (contained.path("resourceType").asString("").equals("ServiceRequest")) {
                return requester(contained);
            }
        }
        for (var order : result.path("basedOn")) {
            var reference = order.path("reference").asString("");
            var found = reference.startsWith(ORDER) ? order(sql, patient, reference.substring(ORDER.length())) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String order(Sql sql, UUID patient, String id) {
        try {
            return chart.getObject()
                    .open(sql.viewer(), patient, UUID.fromString(id), "order-read")
                    .map(opened -> requester(read(opened.body())))
                    .orElse(null);
        } catch (IllegalArgumentException anIdOfNobody) {
            return null;
        }
    }

    private static @Nullable String requester(JsonNode order) {
        var reference = order.path("requester").path("reference").asString("");
        return reference.isEmpty() ? null : reference;
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
