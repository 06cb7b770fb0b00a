package org.havenport.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One way through the tokens of a bundle or of a single resource: every key seen, every resource located, nothing kept
 * but the places.
 */
final class Walk {

    private final JsonParser parser;
    private final int line;
    private final long start;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> once = new HashMap<>();
    private String type = "";

    /**
     * @param line the line in a file of lines, else 0
     * @param start where in the file the first byte stands that the parser sees
     */
    Walk(JsonParser parser, int line, long start) {
        this.parser = parser;
        this.line = line;
        this.start = start;
    }

    /** The entries found, and the one that was being read. */
    long begun() {
        return entries.size() + 1L;
    }

    private long found() {
        return Math.max(1, entries.size());
    }

    /** The one object that follows; a bundle's entries, or the resource itself. */
    Batch all() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Refused(line == 0 ? "line 1, column 1" : "line " + line, "this is not a JSON object");
        }
        var root = new Found(here());
        var context = parser.streamReadContext();
        var fields = new Fields(parser, root, context, this::once);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (name.equals("entry") && (root.type.isEmpty() || root.type.equals("Bundle"))) {
                entries();
            } else if (name.equals("type") && token == JsonToken.VALUE_STRING) {
                type = parser.getString();
            } else {
                fields.value(name);
            }
        }
        root.to = here() + 1;
        if (parser.nextToken() != null) {
            throw new Refused("the end of the file", "something follows", found());
        }
        if (root.type.equals("Bundle")) {
            if (type.isEmpty()) {
                throw new Refused("type", "is missing or not text", found());
            }
            return new Batch(type, List.copyOf(entries));
        }
        if (!entries.isEmpty()) {
            throw new Refused("resourceType", "must say Bundle before the entries", found());
        }
        if (root.type.isEmpty()) {
            throw new Refused("resourceType", "is missing: this is not FHIR");
        }
        return new Batch(Batch.NO_BUNDLE, List.of(root.entry(line, Entry.ALONE, null, Ask.NOTHING, "")));
    }

    private void entries() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new Refused("entry", "must be a list", found());
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new Refused("entry[" + entries.size() + "]", "must be an object", found());
            }
            entries.add(entry(entries.size()));
        }
    }

    private Entry entry(int at) {
        String fullUrl = null;
        var ask = Ask.NOTHING;
        var mode = "";
        var found = new Found(0);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "fullUrl" -> fullUrl = text("entry[" + at + "].fullUrl");
                case "request" -> {
                    var said = texts();
                    ask = new Ask(
                            once(said.getOrDefault("method", "")),
                            once(said.getOrDefault("url", "")),
                            said.getOrDefault("ifNoneExist", ""));
                }
                case "search" -> mode = once(texts().getOrDefault("mode", ""));
                case "resource" -> resource(found);
                default -> parser.skipChildren();
            }
        }
        return found.entry(line, at, fullUrl, ask, mode);
    }

    private void resource(Found found) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        found.from = here();
        var fields = new Fields(parser, found, parser.streamReadContext(), this::once);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            fields.value(name);
        }
        found.to = here() + 1;
    }

    /** The texts directly in an object. */
    private Map<String, String> texts() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Map.of();
        }
        var texts = new HashMap<String, String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    private String text(String position) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new Refused(position, "must be text", found());
        }
        return parser.getString();
    }

    /** The same text is kept once, however often it stands in a file. */
    private String once(String text) {
        var known = once.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private long here() {
        return start + parser.currentTokenLocation().getByteOffset();
    }

    /** What is known of a resource when its last byte was seen. */
    static final class Found {
        String type = "";
        String id = "";
        final List<String> subjects = new ArrayList<>();
        final List<String> mentions = new ArrayList<>();
        final List<String> members = new ArrayList<>();
        long from;
        long to;

        Found(long from) {
            this.from = from;
        }

        Entry entry(int line, int at, @Nullable String fullUrl, Ask ask, String mode) {
            return new Entry(
                    line,
                    at,
                    fullUrl,
                    type,
                    id,
                    ask,
                    mode,
                    List.copyOf(subjects),
                    Fields.mentions(type, mentions),
                    List.copyOf(members),
                    from,
                    to);
        }
    }
}
