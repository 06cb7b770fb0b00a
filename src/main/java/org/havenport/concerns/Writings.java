package org.havenport.concerns;

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

/** What patient and staff write to each other about an entry: each a Communication in the chart that names the entry. */
@Component
class Writings {

    private static final JsonMapper JSON = new JsonMapper();

    private final Chart chart;

    Writings(Chart chart) {
        this.chart = chart;
    }

    /**
     * Files words in the transaction of whoever writes them.
     *
     * @param about for machines: {@code correction-request}, {@code correction-answer} and so on
     */
    UUID file(Sql sql, UUID patient, UUID item, String about, String words) {
        var id = UUID.randomUUID();
        var byPatient = sql.viewer().kind() != Viewer.Kind.STAFF;
        var body = JSON.createObjectNode()
                .put("resourceType", "Communication")
                .put("id", id.toString())
                .put("status", "completed")
                .put("sent", sql.now().toString());
        body.putArray("category").addObject().put("text", about);
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
                byPatient ? "patient" : "portal",
                Set.of(),
                false);
        chart.file(sql.viewer(), patient, List.of(arrival));
        return id;
    }

    /** The words, when this viewer may read them. */
    Optional<String> read(Viewer viewer, UUID patient, UUID id) {
        return chart.open(viewer, patient, id, "correction-read")
                .map(opened -> JSON.readTree(opened.body())
                        .path("payload")
                        .path(0)
                        .path("contentString")
                        .asString(""));
    }
}
