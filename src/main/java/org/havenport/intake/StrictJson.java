package org.havenport.intake;

import java.io.InputStream;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it must be: no key twice, bounded depth and length, decimals exact to the last digit. */
final class StrictJson {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 32 << 20;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_]{1,64}");

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LONGEST_TEXT)
            .maxNameLength(256)
            .maxNumberLength(100)
            .build();
    private static final JsonFactory CHECKING = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory PLAIN =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();
    private static final JsonMapper TREES = JsonMapper.builder(PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Its exponent is beyond what can be computed with, which the reader notices only when the number is asked for. */
    static final String NO_NUMBER = "holds a number beyond all bounds";

    private StrictJson() {}

    /** Walks a whole file and notices every key that stands twice. */
    static JsonParser parser(InputStream json) {
        return CHECKING.createParser(ObjectReadContext.empty(), new OnlyUtf8(json));
    }

    /** Walks a line as {@link #parser(InputStream)} does a file. */
    static JsonParser parser(byte[] json) {
        return CHECKING.createParser(ObjectReadContext.empty(), json);
    }

    /** For a resource that {@link #parser} has walked: no key stands twice in it. */
    static JsonParser again(byte[] resource) {
        return PLAIN.createParser(ObjectReadContext.empty(), resource);
    }

    /** A resource that {@link #parser} has walked. */
    static JsonNode tree(byte[] resource) {
        try {
            return TREES.readTree(resource);
        } catch (NumberFormatException e) {
            throw new Refused("the resource", NO_NUMBER);
        }
    }

    static byte[] bytes(JsonNode tree) {
        return TREES.writeValueAsBytes(tree);
    }

    /** What is wrong, and where, without what was there. */
    static Refused refused(JacksonException e, JsonParser at, int line, long resources) {
        var place = e.getLocation() == null ? at.currentLocation() : e.getLocation();
        var position = "line %d, column %d".formatted(line == 0 ? place.getLineNr() : line, place.getColumnNr());
        var inside = path(at);
        return new Refused(inside.isEmpty() ? position : position + " (" + inside + ")", reason(e), resources);
    }

    private static String reason(JacksonException e) {
        return switch (e) {
            case StreamConstraintsException _ -> "the JSON is deeper or longer than allowed";
            case UnexpectedEndOfInputException _ -> "the JSON ends too early";
            default -> {
                var message = String.valueOf(e.getOriginalMessage());
                yield message.startsWith("Duplicate") ? "a property stands twice in one object" : "this is not JSON";
            }
        };
    }

    static String path(JsonParser at) {
        var path = new StringBuilder();
        for (var context = at.streamReadContext();
                context != null && !context.inRoot();
                context = context.getParent()) {
            if (context.inArray()) {
                path.insert(0, "[" + Math.max(0, context.getCurrentIndex()) + "]");
            } else if (context.currentName() != null
                    && FIELD.matcher(context.currentName()).matches()) {
                path.insert(
                        0,
                        (context.getParent() == null || context.getParent().inRoot() ? "" : ".")
                                + context.currentName());
            }
        }
        return path.toString();
    }
}
