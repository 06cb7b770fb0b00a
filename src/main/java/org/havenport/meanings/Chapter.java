package org.havenport.meanings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chapter of explanations as it is written down, approved and shown: a title, a line about it, then one entry for each
 * test, which begins with {@code # name: title} and has one line for each thing it says. An entry that lacks what every
 * entry must say is left out, so that nobody reads half of one.
 *
 * @param entries by the name of the test, in the order of the text
 */
record Chapter(String title, String about, Map<String, Entry> entries) {

    /** What a line of an entry says; each language has its own label for it. */
    enum Part {
        MEASURES("Measures", "Mide"),
        WHY("Why", "Para qué"),
        HIGH("High", "Alto"),
        LOW("Low", "Bajo"),
        FOUND("Found", "Aparece"),
        NEXT("Next", "Después"),
        ASK("Ask", "Pregunte");

        private final String english;
        private final String spanish;

        Part(String english, String spanish) {
            this.english = english;
            this.spanish = spanish;
        }

        String label(Locale language) {
            return language.getLanguage().equals("es") ? spanish : english;
        }
    }

    /** An entry as written. */
    record Entry(String test, String title, Map<Part, List<String>> lines) {

        boolean isWhole() {
            return lines.keySet().containsAll(List.of(Part.MEASURES, Part.WHY, Part.NEXT, Part.ASK))
                    && (lines.containsKey(Part.FOUND) || lines.containsKey(Part.HIGH) && lines.containsKey(Part.LOW));
        }

        @Nullable
        String line(Part part) {
            var said = lines.getOrDefault(part, List.of());
            return said.isEmpty() ? null : String.join(" ", said);
        }

        Meaning meaning(String source, boolean draft) {
            return new Meaning(
                    test,
                    title,
                    said(Part.MEASURES),
                    said(Part.WHY),
                    line(Part.HIGH),
                    line(Part.LOW),
                    line(Part.FOUND),
                    said(Part.NEXT),
                    lines.getOrDefault(Part.ASK, List.of()),
                    source,
                    draft);
        }

        private String said(Part part) {
            return String.join(" ", lines.getOrDefault(part, List.of()));
        }
    }

    static Chapter of(String text, Locale language) {
        var lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        var found = new LinkedHashMap<String, Entry>();
        var about = "";
        @Nullable Entry open = null;
        for (var line : lines.stream().skip(1).toList()) {
            var colon = line.indexOf(':');
            if (line.startsWith("#") && colon > 0) {
                var test = line.substring(1, colon).strip();
                open = new Entry(test, line.substring(colon + 1).strip(), new LinkedHashMap<>());
                found.put(test, open);
            } else if (open == null) {
                about = (about + " " + line).strip();
            } else {
                say(open, line, language);
            }
        }
        found.values().removeIf(entry -> !entry.isWhole());
        return new Chapter(lines.isEmpty() ? "" : lines.getFirst(), about, found);
    }

    private static void say(Entry entry, String line, Locale language) {
        for (var part : Part.values()) {
            var label = part.label(language) + ":";
            if (line.startsWith(label)) {
                entry.lines()
                        .computeIfAbsent(part, _ -> new ArrayList<>())
                        .add(line.substring(label.length()).strip());
            }
        }
    }
}
