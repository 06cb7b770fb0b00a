package org.havenport.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource gone through once: the fields that are read of it, and its body as it will be streamed. The body is never
 * written anew: its bytes are taken over but for ids and references, so that no digit and no letter of it can change.
 */
final class Sheet {

    /** The largest resource, in bytes: an attachment of about 12 MB. */
    static final int LARGEST = 16 << 20;

    static final String TOO_LARGE = "is larger than 16 MB";

    /** Long, and nothing that a line or a rule is made of. */
    private static final Set<String> ONLY_KEPT = Set.of(
            "text", "item", "addItem", "adjudication", "total", "insurance", "payment", "supportingInfo", "extension");

    private static final Set<String> SAMPLES = Set.of("valueSampledData");
    private static final Pattern MIME = Pattern.compile("[\\w.+-]{1,80}/[\\w.+-]{1,80}(\\s*;.{0,100})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final byte[] sent;
    private final String path;
    private final UnaryOperator<String> links;
    private final JsonParser parser;
    private final Splice splice;
    private final Map<String, String> known = new HashMap<>();

    private Sheet(byte[] sent, String path, UnaryOperator<String> links, JsonParser parser) {
        this.sent = sent;
        this.path = path;
        this.links = links;
        this.parser = parser;
        this.splice = new Splice(sent);
    }

    /** What was read, and the body with our id and references. */
    record Read(Field resource, byte[] body) {}

    /**
     * @param path what the resource's fields are named by when one is refused
     * @throws Refused when it cannot be read
     */
    static Read of(byte[] resource, String path, UUID id, UnaryOperator<String> links) {
        try (var parser = StrictJson.again(resource)) {
            return new Sheet(resource, path, links, parser).read(id);
        } catch (JacksonException e) {
            throw new Refused(path, "cannot be read");
        } catch (NumberFormatException e) {
            throw new Refused(path, StrictJson.NO_NUMBER);
        }
    }

    private Read read(UUID id) {
        var tree = NODES.objectNode();
        var ours = ('"' + id.toString() + '"').getBytes(StandardCharsets.US_ASCII);
        var hasId = false;
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var from = here();
            var token = parser.nextToken();
            if (name.equals("id")) {
                if (token != JsonToken.VALUE_STRING) {
                    throw new Refused(path + ".id", "must be text");
                }
                parser.getString();
                splice.put(tokenStart(), end(), ours);
                hasId = true;
            } else if (name.equals("meta") && token == JsonToken.START_OBJECT) {
                meta(tree, from);
            } else {
                var value = value(name, !ONLY_KEPT.contains(name));
                if (value != null) {
                    tree.set(name, value);
                }
            }
        }
        return new Read(Field.resource(tree, path), splice.bytes(hasId ? null : ours));
    }

    /** The sender's version numbers go: they would make equal content look new. */
    private void meta(ObjectNode tree, int from) {
        var start = tokenStart();
        splice.pause();
        var meta = (ObjectNode) java.util.Objects.requireNonNull(value("meta", true));
        splice.resume();
        var end = tokenStart() + 1;
        tree.set("meta", meta);
        var kept = meta.deepCopy();
        kept.remove("versionId");
        kept.remove("lastUpdated");
        if (kept.isEmpty()) {
            splice.drop(from, end);
        } else {
            splice.put(start, end, StrictJson.bytes(kept));
        }
    }

    /** The parser stands on a value; it is left on its last token. Null when it is not wanted as a tree. */
    private @Nullable JsonNode value(String name, boolean wanted) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(name, wanted);
            case START_ARRAY -> {
                var list = wanted ? NODES.arrayNode() : null;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    add(list, value(name, wanted));
                }
                yield list;
            }
            case VALUE_STRING -> wanted ? NODES.stringNode(parser.getString()) : null;
            case VALUE_NUMBER_INT -> wanted ? NODES.numberNode(parser.getBigIntegerValue()) : null;
            case VALUE_NUMBER_FLOAT -> wanted ? NODES.numberNode(parser.getDecimalValue()) : null;
            case VALUE_TRUE, VALUE_FALSE -> wanted ? NODES.booleanNode(parser.getBooleanValue()) : null;
            default -> wanted ? NODES.nullNode() : null;
        };
    }

    private static void add(@Nullable ArrayNode list, @Nullable JsonNode item) {
        if (list != null && item != null) {
            list.add(item);
        }
    }

    private @Nullable ObjectNode object(String holder, boolean wanted) {
        var object = wanted ? NODES.objectNode() : null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING && isSpecial(name, holder)) {
                var text = special(name);
                if (object != null && text != null) {
                    object.put(name, text);
                }
                continue;
            }
            var value = value(name, wanted);
            if (object != null && value != null) {
                object.set(name, value);
            }
        }
        return object;
    }

    private static boolean isSpecial(String name, String holder) {
        return switch (name) {
            case "reference", "contentType" -> true;
            case "url" -> holder.equals("attachment");
            case "data" -> !SAMPLES.contains(holder);
            default -> false;
        };
    }

    /** References get our ids; a file inside is looked at, and its bytes are not taken into the tree. */
    private @Nullable String special(String name) {
        if (name.equals("data")) {
            if (!isBase64(tokenStart() + 1)) {
                throw new Refused(path + " (" + StrictJson.path(parser) + ")", "is not base64");
            }
            return null;
        }
        var text = parser.getString();
        if (name.equals("contentType")) {
            if (!MIME.matcher(text).matches()) {
                throw new Refused(path + " (" + StrictJson.path(parser) + ")", "is not a content type");
            }
        } else if (name.equals("reference") || text.startsWith("Binary/")) {
            var ours = known.computeIfAbsent(text, links);
            if (!ours.equals(text)) {
                splice.put(tokenStart(), end(), StrictJson.bytes(NODES.stringNode(ours)));
            }
        }
        return text;
    }

    private boolean isBase64(int from) {
        for (var at = from; at < sent.length; at++) {
            var it = sent[at];
            if (it == '"') {
                return true;
            }
            var fits = it >= 'A' && it <= 'Z'
                    || it >= 'a' && it <= 'z'
                    || it >= '0' && it <= '9'
                    || "+/=\\ \n\r\t".indexOf(it) >= 0;
            if (!fits) {
                return false;
            }
        }
        return false;
    }

    private int here() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private int tokenStart() {
        return here();
    }

    /** Behind a text that was read to its end. */
    private int end() {
        return (int) parser.currentLocation().getByteOffset();
    }
}
