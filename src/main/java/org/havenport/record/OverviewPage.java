package org.havenport.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.havenport.chart.Contents.Content;
import org.havenport.chart.Item;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * All parts of a record: those that hold something with the newest of it, and those that do not with the reason.
 *
 * @param hiding what waits anywhere in the record
 * @param asOf when the newest of all came in, in words, or null
 */
record OverviewPage(
        List<Part> parts,
        List<Nothing> nothing,
        List<Hiding> hiding,
        @Nullable String asOf) {

    /**
     * A part that holds something.
     *
     * @param count how much, in words
     * @param asOf when the newest of it came in, in words; null when that is when the newest of all did
     * @param confidential how many entries of it a preview leaves out, in words, or null
     */
    record Part(
            String id,
            String title,
            String path,
            String count,
            @Nullable String asOf,
            List<Line> lines,
            @Nullable String confidential) {}

    /** A part that shows nothing, and why. */
    record Nothing(String title, String path, Empty why, String text) {}

    static OverviewPage of(Words words, Standpoint at, Records.Overview overview) {
        var lines = new Lines(words, at, overview.names());
        var bySection = overview.bySection();
        var updated = overview.contents().stream()
                .map(Content::updated)
                .max(Instant::compareTo)
                .map(newest -> LocalDate.ofInstant(newest, words.zone()));
        var parts = new ArrayList<Part>();
        var nothing = new ArrayList<Nothing>();
        for (var section : Section.values()) {
            var contents = overview.contents().stream()
                    .filter(content -> section.kinds().contains(content.kind()))
                    .toList();
            if (contents.isEmpty()) {
                nothing.add(nothing(words, at, section, overview));
            } else {
                parts.add(part(
                        words,
                        at,
                        section,
                        contents,
                        lines(lines, bySection.getOrDefault(section, List.of())),
                        updated.orElseThrow()));
            }
        }
        return new OverviewPage(
                parts,
                nothing,
                Hiding.in(words, at, overview.hidden()),
                updated.map(words::date).orElse(null));
    }

    private static List<Line> lines(Lines lines, List<Item> items) {
        return items.stream().map(lines::of).toList();
    }

    private static Part part(
            Words words, Standpoint at, Section section, List<Content> contents, List<Line> lines, LocalDate newest) {
        var all = contents.stream().mapToInt(Content::many).sum();
        var going = contents.stream()
                .filter(content -> Section.GOING_ON.contains(content.status()))
                .mapToInt(Content::many)
                .sum();
        var confidential = contents.stream()
                .filter(Content::confidential)
                .mapToInt(Content::many)
                .sum();
        var updated = LocalDate.ofInstant(
                contents.stream().map(Content::updated).max(Instant::compareTo).orElseThrow(), words.zone());
        return new Part(
                section.path(),
                title(words, section),
                at.section(section),
                section.ends() && going < all
                        ? words.say("record.count.ends", going, all - going)
                        : section == Section.VITALS
                                ? words.say("record.count.vitals", all)
                                : words.say("record.count", all),
                updated.equals(newest) ? null : words.date(updated),
                lines,
                confidential == 0 ? null : words.say("record.confidential.count", confidential));
    }

    private static Nothing nothing(Words words, Standpoint at, Section section, Records.Overview overview) {
        var hidden = Hiding.count(Hiding.of(section, overview.hidden()));
        var delivered = section.kinds().stream().anyMatch(overview.delivered()::contains);
        var why = Empty.of(delivered, hidden);
        return new Nothing(title(words, section), at.section(section), why, at.say(words, "record.empty.short." + why));
    }

    static String title(Words words, Section section) {
        return words.say("record.section." + section.path());
    }
}
