package org.havenport.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What somebody had typed and sent when they could not be let on.
 *
 * @param path where it was to go
 */
record KeptForm(UUID id, String path, List<Field> fields) {

    /** The hidden field that says a kept form was sent after all. */
    static final String SENT = "_kept";

    /** One value of a form. */
    record Field(String name, String value) {

        /** Whether a person wrote it, as words, and wants to see it again. */
        boolean isWords() {
            return value.strip().chars().anyMatch(Character::isWhitespace);
        }
    }

    static List<Field> fields(Map<String, String[]> sent) {
        var fields = new ArrayList<Field>();
        sent.forEach((name, values) -> {
            if (!isSecret(name)) {
                for (var value : values) {
                    fields.add(new Field(name, value));
                }
            }
        });
        return fields;
    }

    private static boolean isSecret(String name) {
        return name.startsWith("_") || name.toLowerCase(Locale.ROOT).contains("password");
    }

    byte[] bytes() {
        return fields.stream()
                .map(field -> URLEncoder.encode(field.name(), UTF_8) + "=" + URLEncoder.encode(field.value(), UTF_8))
                .collect(Collectors.joining("&", path + "\n", ""))
                .getBytes(UTF_8);
    }

    static KeptForm read(UUID id, byte[] bytes) {
        var parts = new String(bytes, UTF_8).split("\n", 2);
        var fields = new ArrayList<Field>();
        for (var pair : parts[1].split("&")) {
            if (!pair.isEmpty()) {
                var both = pair.split("=", 2);
                fields.add(new Field(URLDecoder.decode(both[0], UTF_8), URLDecoder.decode(both[1], UTF_8)));
            }
        }
        return new KeptForm(id, parts[0], fields);
    }
}
