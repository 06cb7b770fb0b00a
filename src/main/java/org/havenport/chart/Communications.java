package org.havenport.chart;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door to what patient and care team say to each other about an item: each a Communication in the chart that names
 * the item.
 */
@Component
public class Communications {

    private static final JsonMapper JSON = new JsonMapper();

    private final Chart chart;

    Communications(Chart chart) {
        this.chart = chart;
    }

    /**
     * Files words in the transaction of whoever writes them.
     *
     * @param about for machines: {@code correction-request}, {@code correction-answer} and so on; null says nothing
     * @return the id of the Communication
     */
    public UUID file(Sql sql, UUID patient, UUID item, @Nullable String about, String words) {
        var id = UUID.randomUUID();
        var body = JSON.createObjectNode()
                .put("resourceType", "Communication")
                .put("id", id.toString())
                .put("status", "completed")
                .put("sent", sql.now().toString());
        if (about != null) {
            body.putArray("category").addObject().put("text", about);
        }
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
                source(sql.viewer()),
                Set.of(),
                false);
        chart.file(sql.viewer(), patient, List.of(arrival));
        return id;
    }

    /**
     * The words, when this viewer may read them.
     *
     * @param as the name of the reading in the audit log
     */
    public Optional<String> read(Viewer viewer, UUID patient, UUID id, String as) {
        return chart.open(viewer, patient, id, as)
                .map(opened -> JSON.readTree(opened.body())
                        .path("payload")
                        .path(0)
                        .path("contentString")
                        .asString(""));
    }

    private static String source(Viewer viewer) {
        return switch (viewer.kind()) {
            case PATIENT, PROXY -> "patient";
            default -> "portal";
        };
    }
}
