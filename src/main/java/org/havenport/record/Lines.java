package org.havenport.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.chart.Contents.Kind;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ReleaseState;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/** Makes the lines of lists from what the lists' rows hold. */
final class Lines {

    /** States that need no word: the entry is as one would expect. */
    private static final Set<String> ORDINARY =
            Set.of("active", "completed", "finished", "current", "final", "unknown", "accepted", "available");

    private static final Set<String> GRAVE = Set.of("high", "severe");

    private final Words words;
    private final Standpoint at;
    private final InWords said;
    private final Dose dose;
    private final Set<UUID> behind;

    Lines(Words words, Standpoint at, Map<String, String> names) {
        this(words, at, names, Set.of());
    }

    /** {@code behind} are the groups of which a line says only what they are: their own page says a word first. */
    Lines(Words words, Standpoint at, Map<String, String> names, Set<UUID> behind) {
        this.behind = behind;
        this.words = words;
        this.at = at;
        this.said = new InWords(words, names);
        this.dose = new Dose(words, at);
    }

    /** A line that says everything: in the part of the record that the reader opened. */
    Line of(Item item) {
        var gist = item.gist();
        return new Line(
                InWords.plain(gist.title()),
                at.item(item),
                detail(item),
                whenAndBy(item),
                value(item),
                state(item),
                GRAVE.contains(String.valueOf(gist.mark())),
                note(item),
                List.of());
    }

    /** A line for a list of many kinds: says its kind, and nothing about a confidential topic but its part. */
    Line amongOthers(Item item) {
        var section = Section.of(new Kind(item.category(), item.type()));
        if (item.confidential() && !at.staff()) {
            return new Line(
                    words.say("record.confidential.title"),
                    section.map(at::section).orElseGet(() -> at.item(item)),
                    words.say("record.confidential.open"),
                    words.date(item.effective()),
                    null,
                    null,
                    false,
                    null,
                    List.of());
        }
        var line = behind.contains(item.group()) ? named(item) : of(item);
        var when = words.say("record.kind-and-date", kind(item), words.date(item.effective()));
        return new Line(
                line.title(),
                line.path(),
                line.detail(),
                when,
                line.value(),
                line.state(),
                line.warns(),
                line.note(),
                List.of());
    }

    /** A result without what it says. */
    private Line named(Item item) {
        return new Line(
                InWords.plain(item.gist().title()),
                at.item(item),
                words.say("record.unreviewed"),
                whenAndBy(item),
                null,
                null,
                false,
                null,
                List.of());
    }

    /** Under the year in which they were true, newest first. */
    List<LineGroup> byYear(List<Item> items, Function<Item, Line> line) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.effective().atZone(words.zone()).getYear(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(year -> new LineGroup(
                        "year-" + year.getKey(),
                        String.valueOf(year.getKey()),
                        year.getValue().stream().map(line).toList()))
                .toList();
    }

    /** The same thing again and again is one line, with how often. */
    List<Line> folded(List<Item> items) {
        var alike = items.stream()
                .collect(Collectors.groupingBy(item -> item.gist().title(), LinkedHashMap::new, Collectors.toList()));
        var lines = new ArrayList<Line>();
        alike.values().forEach(same -> {
            var line = of(same.getFirst());
            lines.add(
                    same.size() == 1
                            ? line
                            : line.with(same.stream().skip(1).map(this::of).toList()));
        });
        return lines;
    }

    String kind(Item item) {
        var key = "record.kind." + item.type();
        var category = "record.kind." + item.category();
        return words.has(category)
                ? words.say(category)
                : words.has(key) ? words.say(key) : words.say("record.kind.other");
    }

    private @Nullable String detail(Item item) {
        var gist = item.gist();
        return switch (item.type()) {
            case "MedicationRequest", "MedicationStatement" -> {
                var how = gist.detail() == null ? dose.of(gist.mark()) : gist.detail();
                yield how == null ? words.say("record.dose.none") : how;
            }
            case "AllergyIntolerance" -> allergy(item);
            case "Immunization" ->
                gist.mark() == null || !gist.mark().matches("\\d{1,3}")
                        ? gist.detail()
                        : words.say("record.immunization.dose", gist.mark());
            case "Goal" -> coded("achieved", gist.mark());
            default -> gist.detail() == null ? null : InWords.plain(gist.detail());
        };
    }

    private @Nullable String allergy(Item item) {
        var gist = item.gist();
        var severity = coded("severity", gist.mark());
        if (gist.detail() == null) {
            return "none".equals(gist.mark()) ? null : severity == null ? words.say("record.reaction.none") : severity;
        }
        var causes = words.say("record.reaction.causes", gist.detail());
        return severity == null ? causes : words.say("record.two", causes, severity);
    }

    private @Nullable String coded(String key, @Nullable String code) {
        var full = "record.code." + key + "." + code;
        return code != null && words.has(full) ? words.say(full) : null;
    }

    private @Nullable String value(Item item) {
        return item.gist().value() == null ? null : new GistInWords(words, item.gist()).valueAndUnit();
    }

    /** An ordinary state says nothing. */
    private @Nullable String state(Item item) {
        return ORDINARY.contains(item.status()) ? null : stateInWords(item);
    }

    String stateInWords(Item item) {
        var ofType = "record.status." + item.type() + "." + item.status();
        var ofAll = "record.status." + item.status();
        return words.has(ofType)
                ? at.say(words, ofType)
                : words.has(ofAll) ? words.say(ofAll) : words.say("record.status.unknown");
    }

    private @Nullable String note(Item item) {
        if (at.staff() && item.state() != ReleaseState.RELEASED) {
            return words.say("record.not-yet", Hiding.reason(words, item.state()));
        }
        return item.confidential()
                ? words.say(at.staff() ? "record.confidential.staff" : "record.confidential.note")
                : null;
    }

    private String whenAndBy(Item item) {
        var by = said.name(item.gist().by());
        var when = when(item);
        return by == null ? when : words.say("record.when-and-by", when, by);
    }

    private String when(Item item) {
        var from = words.date(item.effective());
        var until = item.until() == null ? null : words.date(item.until());
        var section = Section.of(new Kind(item.category(), item.type()));
        if (section.isEmpty() || !section.get().ends() || item.type().equals("AllergyIntolerance")) {
            return from;
        }
        if (until != null) {
            return words.say("record.from-to", from, until);
        }
        return Section.GOING_ON.contains(item.status()) ? words.say("record.since", from) : from;
    }
}
