package org.havenport.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A long text in parts. The first line is its heading, then what stands before the first part; each part begins with a
 * line {@code [ID] Its heading}.
 */
public record Sections(String heading, String lead, List<Section> parts) {

    private static final Pattern PART = Pattern.compile("\\[([A-Z_]{2,40})]\\s*(.*)");

    /** A part. */
    public record Section(String id, String heading, String text) {}

    /** Takes a body apart. */
    public static Sections of(String body) {
        var lines = body.strip().lines().toList();
        var parts = new ArrayList<Section>();
        var lead = new StringBuilder();
        var text = lead;
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            var part = PART.matcher(line.strip());
            if (part.matches()) {
                close(parts, text);
                text = new StringBuilder();
                parts.add(new Section(part.group(1), part.group(2).strip(), ""));
            } else {
                text.append(line).append('\n');
            }
        }
        close(parts, text);
        return new Sections(
                lines.isEmpty() ? "" : lines.getFirst().strip(), lead.toString().strip(), List.copyOf(parts));
    }

    /** The part with an id. */
    Optional<Section> part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst();
    }

    private static void close(List<Section> parts, StringBuilder text) {
        if (!parts.isEmpty()) {
            var last = parts.removeLast();
            parts.add(new Section(last.id(), last.heading(), text.toString().strip()));
        }
    }
}
