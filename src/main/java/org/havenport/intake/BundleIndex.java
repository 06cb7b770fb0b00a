package org.havenport.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A bundle walked once from end to end: every key seen, every resource located, nothing kept but the places. A file that
 * is broken anywhere is refused as a whole, before anything of it is filed.
 */
record BundleIndex(String type, @Nullable String timestamp, List<Entry> entries) {

    private static final Set<String> NAMES_A_PATIENT = Set.of("subject", "patient", "beneficiary", "for");
    private static final Set<String> READABLE = Set.of("transaction", "batch", "collection");

    static BundleIndex of(byte[] json) {
        var entries = new ArrayList<Entry>();
        try (var parser = StrictJson.parser(json)) {
            try {
                return new Walk(parser, entries).bundle();
            } catch (JacksonException e) {
                throw StrictJson.refused(e, parser, entries.size() + 1L);
            }
        }
    }

    /** One way through the tokens. */
    private static final class Walk {

        private final JsonParser parser;
        private final List<Entry> entries;
        private String kind = "";
        private String type = "";
        private @Nullable String timestamp;

        Walk(JsonParser parser, List<Entry> entries) {
            this.parser = parser;
            this.entries = entries;
        }

        BundleIndex bundle() {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused("line 1, column 1", "this is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "resourceType" -> kind = text("resourceType");
                    case "type" -> type = text("type");
                    case "timestamp" -> timestamp = text("timestamp");
                    case "entry" -> entries();
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new Refused("the end of the file", "something follows the bundle", resources());
            }
            if (!"Bundle".equals(kind)) {
                throw new Refused("resourceType", "this is not a Bundle", resources());
            }
            if (!READABLE.contains(type)) {
                throw new Refused(
                        "type", "only bundles of type transaction, batch and collection are imported", resources());
            }
            return new BundleIndex(type, timestamp, List.copyOf(entries));
        }

        private long resources() {
            return Math.max(1, entries.size());
        }

        private void entries() {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new Refused("entry", "must be a list", resources());
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new Refused("entry[" + entries.size() + "]", "must be an object", resources());
                }
                entries.add(entry(entries.size()));
            }
        }

        private Entry entry(int at) {
            String fullUrl = null;
            var method = "";
            var found = new Found();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "fullUrl" -> fullUrl = text("entry[" + at + "].fullUrl");
                    case "request" -> method = method();
                    case "resource" -> resource(found);
                    default -> parser.skipChildren();
                }
            }
            return new Entry(
                    at, fullUrl, found.type, found.id, method, List.copyOf(found.subjects), found.from, found.to);
        }

        private String method() {
            var method = "";
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return method;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var isMethod = "method".equals(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_STRING && isMethod) {
                    method = parser.getString();
                } else {
                    parser.skipChildren();
                }
            }
            return method;
        }

        private void resource(Found found) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            found.from = (int) parser.currentTokenLocation().getByteOffset();
            var resource = parser.streamReadContext();
            var depth = 1;
            while (depth > 0) {
                var token = parser.nextToken();
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING) {
                    value(found, resource, depth);
                }
            }
            found.to = (int) parser.currentTokenLocation().getByteOffset() + 1;
        }

        private void value(Found found, Object resource, int depth) {
            var name = parser.currentName();
            if (depth == 1) {
                if ("resourceType".equals(name)) {
                    found.type = parser.getString();
                } else if ("id".equals(name)) {
                    found.id = parser.getString();
                }
            } else if (depth <= 3 && "reference".equals(name)) {
                var holder = parser.streamReadContext().getParent();
                if (holder != null && holder.inArray()) {
                    holder = holder.getParent();
                }
                if (holder != null && holder == resource && NAMES_A_PATIENT.contains(holder.currentName())) {
                    found.subjects.add(parser.getString());
                }
            }
        }

        private String text(String position) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new Refused(position, "must be text", resources());
            }
            return parser.getString();
        }
    }

    private static final class Found {
        private String type = "";
        private String id = "";
        private final List<String> subjects = new ArrayList<>();
        private int from;
        private int to;
    }
}
