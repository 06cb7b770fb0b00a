package org.havenport.intake;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One resource that waits.
 *
 * @param position where it stood in its file
 * @param json as it was sent; of what was taken out of a record, as it stood there
 * @param links what its references to the rest of its bundle mean
 */
record HeldResource(UUID id, String type, String position, byte[] json, Map<String, String> links) {

    /** Under this key the links keep by which address the bundle called it. */
    static final String FULL_URL = " url";

    /** Under this key the links keep by which id a chart would know it. */
    static final String CHART_ID = " id";

    HeldResource {
        links = Map.copyOf(links);
    }

    @Nullable
    String fullUrl() {
        return links.get(FULL_URL);
    }

    /** By which id a chart knows it, or would; null of what waited before that was noted. */
    @Nullable
    UUID chartId() {
        var id = links.get(CHART_ID);
        return id == null ? null : UUID.fromString(id);
    }

    @Override
    public String toString() {
        return "held " + type + " " + id;
    }
}
