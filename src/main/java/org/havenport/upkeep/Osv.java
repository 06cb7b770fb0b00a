package org.havenport.upkeep;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import us.springett.cvss.Cvss;

/**
 * Whether an entry in the OSV format (https://ossf.github.io/osv-schema/) is about a part that runs here. Versions are
 * ordered as Maven orders them.
 */
final class Osv {

    private static final double CRITICAL = 9.0;
    private static final int LONGEST = 300;

    private Osv() {}

    /** What it says of the parts; nothing when it is about others, about other versions, or was withdrawn. */
    static List<Advisory> about(JsonNode entry, Map<String, Part> parts) {
        var found = new ArrayList<Advisory>();
        if (!entry.path("withdrawn").asString("").isEmpty()) {
            return found;
        }
        for (var affected : entry.path("affected")) {
            var part = part(affected.path("package"), parts);
            if (part != null
                    && concerns(affected, part.version())
                    && found.stream().noneMatch(one -> one.part().equals(part))) {
                found.add(advisory(entry, affected, part));
            }
        }
        return found;
    }

    /** Parts by what an entry may name them. */
    static Map<String, Part> byName(List<Part> parts) {
        var names = new java.util.HashMap<String, Part>();
        for (var part : parts) {
            names.put(part.purl(), part);
            if (!part.ecosystem().isEmpty()) {
                names.put(part.ecosystem() + "|" + part.name(), part);
            }
        }
        return names;
    }

    private static @Nullable Part part(JsonNode named, Map<String, Part> parts) {
        var purl = named.path("purl").asString("");
        var byUrl = purl.isEmpty() ? null : parts.get(Part.of(purl).purl());
        return byUrl != null
                ? byUrl
                : parts.get(named.path("ecosystem").asString("") + "|"
                        + named.path("name").asString(""));
    }

    private static boolean concerns(JsonNode affected, String version) {
        for (var one : affected.path("versions")) {
            if (one.asString("").equals(version)) {
                return true;
            }
        }
        for (var range : affected.path("ranges")) {
            if (!range.path("type").asString("").equals("GIT") && within(range, version)) {
                return true;
            }
        }
        // Whoever names a part and no version means every version.
        return affected.path("versions").isEmpty() && affected.path("ranges").isEmpty();
    }

    /** As the format says: the events in the order of their versions, each of which turns it on or off. */
    private static boolean within(JsonNode range, String version) {
        var ours = new ComparableVersion(version);
        var events = new ArrayList<Map.Entry<String, String>>();
        for (var event : range.path("events")) {
            event.properties()
                    .forEach(one ->
                            events.add(Map.entry(one.getKey(), one.getValue().asString(""))));
        }
        events.sort(Comparator.comparing(event -> new ComparableVersion(event.getValue())));
        var within = false;
        for (var event : events) {
            int order = event.getKey().equals("introduced") && event.getValue().equals("0")
                    ? 1
                    : ours.compareTo(new ComparableVersion(event.getValue()));
            within = switch (event.getKey()) {
                case "introduced" -> within || order >= 0;
                case "fixed", "limit" -> within && order < 0;
                case "last_affected" -> within && order <= 0;
                default -> within;
            };
        }
        return within;
    }

    private static Advisory advisory(JsonNode entry, JsonNode affected, Part part) {
        var named = named(entry, affected);
        var score = score(entry, affected);
        var critical = named.isEmpty() && score < 0 || named.equals("CRITICAL") || score >= CRITICAL;
        var severity = !named.isEmpty() ? named : score < 0 ? "UNKNOWN" : "CVSS " + score;
        return new Advisory(
                shortened(entry.path("id").asString("?"), 100),
                part,
                critical,
                severity,
                shortened(entry.path("summary").asString(entry.path("details").asString("")), LONGEST),
                fixed(affected),
                published(entry.path("published").asString("")));
    }

    private static String named(JsonNode entry, JsonNode affected) {
        var here = affected.path("database_specific").path("severity").asString("");
        var there = entry.path("database_specific").path("severity").asString("");
        return shortened((here.isEmpty() ? there : here).toUpperCase(Locale.ROOT), 20);
    }

    /** The highest base score of the vectors it has; negative when there is none that can be read. */
    private static double score(JsonNode entry, JsonNode affected) {
        double highest = -1;
        for (var vectors : List.of(entry.path("severity"), affected.path("severity"))) {
            for (var vector : vectors) {
                highest = Math.max(highest, score(vector.path("score").asString("")));
            }
        }
        return highest;
    }

    private static double score(String vector) {
        try {
            var cvss = Cvss.fromVector(vector);
            return cvss == null ? -1 : cvss.calculateScore().getBaseScore();
        } catch (RuntimeException unreadable) {
            return -1;
        }
    }

    private static String fixed(JsonNode affected) {
        var fixed = new TreeSet<String>();
        for (var range : affected.path("ranges")) {
            for (var event : range.path("events")) {
                var version = event.path("fixed").asString("");
                if (!version.isEmpty() && !range.path("type").asString("").equals("GIT")) {
                    fixed.add(version);
                }
            }
        }
        return shortened(String.join(", ", fixed), 100);
    }

    private static @Nullable Instant published(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
