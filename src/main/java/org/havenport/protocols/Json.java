package org.havenport.protocols;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as they are kept. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static JsonNode tree(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    static String write(JsonNode json) {
        return MAPPER.writeValueAsString(json);
    }

    /** The value, or null when it cannot be one: the type has changed since, or somebody sent something else. */
    static <T> @Nullable T value(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JacksonException unreadable) {
            return null;
        }
    }
}
