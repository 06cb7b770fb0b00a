package org.havenport.record;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file inside an entry. What it says of itself decides nothing: it is sent as one of few types, always to be saved.
 *
 * @param number its place among the files of the entry, from 1
 * @param type of the allow-list, else {@code application/octet-stream}
 * @param title as its author called it, or null
 * @param data null when the sender kept it and only said where
 */
record Attachment(int number, String type, @Nullable String title, byte @Nullable [] data, Charset charset) {

    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf", "pdf",
            "image/png", "png",
            "image/jpeg", "jpg",
            "image/gif", "gif",
            "text/plain", "txt",
            "application/rtf", "rtf");

    private static final List<String> HOLDERS = List.of("content", "presentedForm");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9._:-]{1,40})");
    static final String UNKNOWN = "application/octet-stream";
    static final String HTML = "text/html";

    static List<Attachment> in(Resource resource) {
        var found = new ArrayList<Attachment>();
        for (var holder : HOLDERS) {
            var nodes = resource.at(holder);
            for (var node : nodes.isArray() ? nodes : List.of(nodes)) {
                var attachment = node.has("attachment") ? node.path("attachment") : node;
                if (attachment.isObject()) {
                    found.add(of(found.size() + 1, attachment));
                }
            }
        }
        return found;
    }

    private static Attachment of(int number, JsonNode node) {
        var told = node.path("contentType").asString("").toLowerCase(Locale.ROOT);
        var title = node.path("title").asString("");
        return new Attachment(
                number,
                told.split(";", 2)[0].strip(),
                title.isBlank() ? null : title,
                decoded(node.path("data").asString("")),
                charset(told));
    }

    private static byte @Nullable [] decoded(String data) {
        try {
            return data.isEmpty() ? null : Base64.getMimeDecoder().decode(data);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static Charset charset(String type) {
        var named = CHARSET.matcher(type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The type it is sent as. */
    String sentAs() {
        return ENDINGS.containsKey(type) ? type : UNKNOWN;
    }

    /** The name it is saved under: says nothing of the patient. */
    String fileName() {
        return "document-" + number + "." + ENDINGS.getOrDefault(type, "bin");
    }

    /** Its text when it is plain text, which a page can show; nothing else is. */
    Optional<String> text() {
        return data != null && (type.equals("text/plain") || type.equals("text/markdown"))
                ? Optional.of(new String(data, charset))
                : Optional.empty();
    }

    /** Its markup made harmless, when it is a web page. */
    Optional<String> html() {
        return data != null && (type.equals(HTML) || type.equals("application/xhtml+xml"))
                ? Optional.of(SafeHtml.of(new String(data, charset)))
                : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return "attachment " + number;
    }
}
