package org.havenport.record;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.havenport.chart.Item;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * One part of a record.
 *
 * @param groups what is shown at once
 * @param more that more goes on than is listed, in words, or null
 * @param past what is over, folded away; null when there is none
 * @param statement what the record itself says instead of a list, for example that no allergies are known; or null
 * @param empty why nothing is shown; null when something is
 * @param older the address of the next page, or null at the end
 * @param asOf when the newest came in, and from where, in words, or null
 */
record SectionPage(
        Section section,
        String title,
        String lead,
        List<LineGroup> groups,
        @Nullable String more,
        @Nullable LineGroup past,
        @Nullable Statement statement,
        @Nullable EmptyPart empty,
        List<Hiding> hiding,
        @Nullable String older,
        boolean first,
        @Nullable String asOf,
        List<Other> others) {

    /** Why a part is empty, in a title and a sentence. */
    record EmptyPart(Empty why, String title, String text) {}

    /** What was said instead of a list, and who was asked when. */
    record Statement(String title, String path, String asked) {}

    /** Another part of the record. */
    record Other(String title, String path, boolean current) {}

    static SectionPage of(Words words, Standpoint at, Records.Shelf shelf, boolean first) {
        var section = shelf.section();
        var lines = new Lines(words, at, shelf.names());
        var nobody = section == Section.ALLERGIES ? noAllergy(shelf) : null;
        var current = shelf.current().stream().filter(item -> item != nobody).toList();
        var rest = shelf.rest().stream().filter(item -> item != nobody).toList();
        var hidden = Hiding.of(section, shelf.hidden());
        return new SectionPage(
                section,
                OverviewPage.title(words, section),
                words.say("record.lead." + section.path()),
                groups(words, at, lines, section, current, rest, shelf.notes()),
                shelf.moreGoesOn() ? words.say("record.current.more", Records.MOST_CURRENT) : null,
                past(words, lines, section, rest),
                nobody == null ? null : statement(words, at, lines.of(nobody)),
                shelf.all().isEmpty() ? empty(words, at, section, shelf, hidden.size(), first) : null,
                first ? Hiding.in(words, at, hidden) : List.of(),
                shelf.older() == null
                        ? null
                        : "%s?at=%s&id=%s"
                                .formatted(
                                        at.section(section),
                                        shelf.older().effective(),
                                        shelf.older().id()),
                first,
                asOf(words, shelf),
                others(words, at, section));
    }

    /** "No known allergy" is something somebody recorded; nothing recorded is not. */
    private static @Nullable Item noAllergy(Records.Shelf shelf) {
        return shelf.current().stream()
                .filter(item -> "none".equals(item.gist().mark()))
                .findFirst()
                .orElse(null);
    }

    private static Statement statement(Words words, Standpoint at, Line nobody) {
        return new Statement(nobody.title(), nobody.path(), at.say(words, "record.statement", nobody.when()));
    }

    private static List<LineGroup> groups(
            Words words,
            Standpoint at,
            Lines lines,
            Section section,
            List<Item> current,
            List<Item> rest,
            List<Item> notes) {
        if (section == Section.VITALS) {
            return rest.isEmpty()
                    ? List.of()
                    : List.of(new LineGroup(
                            "kinds",
                            words.say("record.vitals.kinds"),
                            rest.stream().map(lines::of).toList()));
        }
        if (section == Section.VISITS) {
            return lines.byYear(
                    rest,
                    visit -> lines.of(visit)
                            .with(notes.stream()
                                    .filter(note ->
                                            visit.id().equals(note.gist().visit()))
                                    .map(lines::of)
                                    .toList()));
        }
        if (!section.ends()) {
            return lines.byYear(rest, lines::of);
        }
        return current.isEmpty()
                ? List.of()
                : List.of(new LineGroup(
                        "current",
                        at.say(words, "record.current." + section.path(), current.size()),
                        lines.folded(current)));
    }

    private static @Nullable LineGroup past(Words words, Lines lines, Section section, List<Item> rest) {
        return section.ends() && !rest.isEmpty()
                ? new LineGroup("past", words.say("record.past." + section.path(), rest.size()), lines.folded(rest))
                : null;
    }

    private static EmptyPart empty(
            Words words, Standpoint at, Section section, Records.Shelf shelf, int hidden, boolean first) {
        if (!first) {
            return new EmptyPart(
                    Empty.NONE_RECORDED, words.say("record.empty.older"), words.say("record.empty.older.text"));
        }
        var delivered = section.kinds().stream().anyMatch(shelf.delivered()::contains);
        var why = Empty.of(delivered, hidden);
        var own = "record.empty.%s.%s".formatted(why, section.path());
        return new EmptyPart(
                why,
                words.say("record.empty.title." + why, OverviewPage.title(words, section)),
                at.say(words, words.has(own) ? own : "record.empty.text." + why));
    }

    private static @Nullable String asOf(Words words, Records.Shelf shelf) {
        var updated = shelf.updated();
        if (updated == null) {
            return null;
        }
        var sources = new ArrayList<>(shelf.all().stream().map(Item::source).collect(Collectors.toSet()));
        sources.sort(null);
        return words.say("record.as-of.from", words.date(updated), String.join(", ", sources));
    }

    static List<Other> others(Words words, Standpoint at, @Nullable Section current) {
        var others = new ArrayList<Other>();
        for (var section : Section.values()) {
            others.add(new Other(OverviewPage.title(words, section), at.section(section), section == current));
        }
        return others;
    }
}
