package org.havenport.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.havenport.home.Words;
import org.jspecify.annotations.Nullable;

/**
 * Everything in one line of time, by year, filtered by kind and year and searched by words.
 *
 * @param asked what the form holds
 * @param next where the next page begins, or null at the end
 */
record EverythingPage(
        String path,
        Asked asked,
        List<Option> kinds,
        List<Option> years,
        List<LineGroup> groups,
        Timeline.Page found,
        boolean first) {

    static final String RESULTS = "results";
    private static final int YEARS = 30;

    /** What was asked for, as it stands in the form. */
    record Asked(String kind, String year, String words) {

        Timeline.Wanted wanted(Words said) {
            var section = Section.at(kind).orElse(null);
            var whole = year.matches("(19|20)\\d\\d") ? LocalDate.of(Integer.parseInt(year), 1, 1) : null;
            return new Timeline.Wanted(
                    section,
                    kind.equals(RESULTS),
                    whole == null ? null : whole.atStartOfDay(said.zone()).toInstant(),
                    whole == null
                            ? null
                            : whole.plusYears(1).atStartOfDay(said.zone()).toInstant(),
                    words);
        }

        boolean nothing() {
            return kind.isEmpty() && year.isEmpty() && words.isEmpty();
        }
    }

    /** A choice of a list. */
    record Option(String value, String words, boolean chosen) {}

    static EverythingPage of(Words words, Standpoint at, Asked asked, Timeline.Page found, boolean first, Instant now) {
        var lines = new Lines(words, at, found.names(), found.behind());
        return new EverythingPage(
                at.root() + "/everything",
                asked,
                kinds(words, asked.kind()),
                years(words, asked.year(), now),
                lines.byYear(found.items(), lines::amongOthers),
                found,
                first);
    }

    private static List<Option> kinds(Words words, String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.say("record.kind.all"), chosen.isEmpty()));
        options.add(new Option(RESULTS, words.say("record.kind.results"), chosen.equals(RESULTS)));
        for (var section : Section.values()) {
            options.add(new Option(section.path(), OverviewPage.title(words, section), chosen.equals(section.path())));
        }
        return options;
    }

    private static List<Option> years(Words words, String chosen, Instant now) {
        var options = new ArrayList<Option>();
        options.add(new Option("", words.say("record.year.all"), chosen.isEmpty()));
        int newest = now.atZone(words.zone()).getYear();
        for (int year = newest; year > newest - YEARS; year--) {
            var text = String.valueOf(year);
            options.add(new Option(text, text, chosen.equals(text)));
        }
        return options;
    }

    /** The address of the next page; null at the end, and for a search, whose words never stand in an address. */
    @Nullable
    String older() {
        return found.older() == null || !asked.words().isEmpty()
                ? null
                : "%s?kind=%s&year=%s&at=%s&id=%s"
                        .formatted(
                                path,
                                asked.kind(),
                                asked.year(),
                                found.older().effective(),
                                found.older().id());
    }
}
