package org.havenport.release;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.havenport.chart.Arrival;
import org.havenport.chart.Code;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in words in a report, a note or a letter.
 *
 * @param text everything that could be read, one part after the other
 * @param codes of conclusions and of what a document is about
 * @param unread whether there is something that could not be read and nothing that could
 */
record ReportText(String text, List<Code> codes, boolean unread) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_BODY = 8_000_000;
    private static final ReportText UNREAD = new ReportText("", List.of(), true);

    static ReportText of(Arrival arrival) {
        if (arrival.body().length > LONGEST_BODY) {
            return UNREAD;
        }
        try {
            return new Walk().read(JSON.readTree(arrival.body()));
        } catch (JacksonException unreadable) {
            return UNREAD;
        }
    }

    private static final class Walk {
        private final StringBuilder text = new StringBuilder();
        private final List<Code> codes = new ArrayList<>();
        private boolean unread;

        ReportText read(JsonNode resource) {
            for (var name : List.of("conclusion", "valueString", "description")) {
                add(resource.path(name).asString(""));
            }
            for (var note : resource.path("note")) {
                add(note.path("text").asString(""));
            }
            for (var form : resource.path("presentedForm")) {
                attachment(form);
            }
            for (var content : resource.path("content")) {
                attachment(content.path("attachment"));
            }
            sections(resource.path("section"), 0);
            for (var concept : resource.path("conclusionCode")) {
                codes(concept);
            }
            for (var event : resource.path("context").path("event")) {
                codes(event);
            }
            if (text.isEmpty()) {
                add(withoutTags(resource.path("text").path("div").asString("")));
            }
            return new ReportText(text.toString(), codes, text.isEmpty() && unread);
        }

        private void sections(JsonNode sections, int depth) {
            for (var section : sections) {
                add(section.path("title").asString("") + ":");
                add(withoutTags(section.path("text").path("div").asString("")));
                if (depth < 4) {
                    sections(section.path("section"), depth + 1);
                }
            }
        }

        private void attachment(JsonNode attachment) {
            var kind = attachment.path("contentType").asString("").toLowerCase(Locale.ROOT);
            var data = attachment.path("data").asString("");
            if (!kind.startsWith("text/") || data.isEmpty()) {
                unread |= !attachment.isMissingNode() && (!data.isEmpty() || attachment.has("url"));
                return;
            }
            try {
                var bytes = Base64.getMimeDecoder().decode(data);
                var said = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                add(kind.startsWith("text/plain") ? said : withoutTags(said));
            } catch (IllegalArgumentException | CharacterCodingException unreadable) {
                unread = true;
            }
        }

        private void codes(JsonNode concept) {
            for (var coding : concept.path("coding")) {
                codes.add(new Code(
                        coding.path("system").asString(""), coding.path("code").asString("")));
            }
            add(concept.path("text").asString(""));
        }

        private void add(String said) {
            if (!said.isBlank()) {
                text.append(said.strip()).append("\n\n");
            }
        }
    }

    /** In one walk: what stands between {@code <} and {@code >} is left out, and ends a line. */
    static String withoutTags(String html) {
        var plain = new StringBuilder(html.length());
        boolean inside = false;
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<') {
                inside = true;
                plain.append('\n').append('\n');
            } else if (c == '>') {
                inside = false;
            } else if (!inside) {
                plain.append(c);
            }
        }
        return plain.toString()
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }
}
