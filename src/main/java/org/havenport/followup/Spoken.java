package org.havenport.followup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.chart.Arrival;
import org.havenport.chart.Category;
import org.havenport.chart.Chart;
import org.havenport.chart.Gist;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the care team said to a patient about an item: a Communication in the chart. */
@Component
class Spoken {

    private static final JsonMapper JSON = new JsonMapper();

    private final Chart chart;

    Spoken(Chart chart) {
        this.chart = chart;
    }

    /** Files it in the transaction of the asker; returns its id. */
    UUID file(Sql sql, UUID patient, UUID item, String words) {
        var id = UUID.randomUUID();
        var body = JSON.createObjectNode()
                .put("resourceType", "Communication")
                .put("id", id.toString())
                .put("status", "completed")
                .put("sent", sql.now().toString());
        body.putObject("subject").put("reference", "Patient/" + patient);
        body.putArray("about").addObject().put("reference", "urn:uuid:" + item);
        body.putArray("payload").addObject().put("contentString", words);
        var arrival = new Arrival(
                patient,
                id,
                "Communication",
                Category.COMMUNICATION,
                "completed",
                sql.now(),
                null,
                sql.now(),
                List.of(),
                id,
                Gist.titled(words),
                JSON.writeValueAsBytes(body),
                "portal",
                Set.of(),
                false);
        chart.file(sql.viewer(), patient, List.of(arrival));
        return id;
    }

    /** The words, when this viewer may read them. */
    Optional<String> read(Viewer viewer, UUID patient, UUID id) {
        return chart.open(viewer, patient, id, "comment-viewed")
                .map(opened -> JSON.readTree(opened.body())
                        .path("payload")
                        .path(0)
                        .path("contentString")
                        .asString(""));
    }
}
