package org.havenport.policies;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.home.Words;
import org.havenport.protocols.HourChanges;
import org.havenport.protocols.PlaceHours;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.Proposal;
import org.havenport.protocols.Proposal.State;
import org.havenport.protocols.Protocols;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Changes of hours in words: what waits, and what was decided. */
@Component
class HoursWaiting {

    private static final int MOST_PAST = 30;

    private final HourChanges changes;
    private final Protocols protocols;
    private final Staff staff;

    HoursWaiting(HourChanges changes, Protocols protocols, Staff staff) {
        this.changes = changes;
        this.protocols = protocols;
        this.staff = staff;
    }

    List<HoursPage.Waiting> waiting(Viewer viewer, Words words) {
        var all = changes.waiting(viewer);
        var names = names(
                viewer, all.stream().flatMap(it -> it.proposals().stream()).toList());
        return all.stream().map(it -> waiting(viewer, words, it, names)).toList();
    }

    private static HoursPage.Waiting waiting(
            Viewer viewer, Words words, HourChanges.Change change, Map<UUID, Member> names) {
        var own = change.written().by().equals(viewer.actor());
        return new HoursPage.Waiting(
                change.number(),
                words.say(
                        "policies.waiting.line",
                        ValuesPages.name(names, change.written()),
                        words.dateTime(change.written().at())),
                change.proposals().getFirst().reason(),
                words.date(change.from()),
                change.proposals().stream().map(it -> turn(words, it)).toList(),
                !own && change.proposals().stream().allMatch(it -> it.approver().is(viewer)),
                own);
    }

    private static HoursPage.Turn turn(Words words, Proposal proposal) {
        return new HoursPage.Turn(
                title(words, proposal.key()),
                shown(words, proposal.key(), proposal.before().stringValue()),
                shown(words, proposal.key(), proposal.value().stringValue()));
    }

    /** The name of a value on this page: a day of the week, or what it is. */
    private static String title(Words words, String key) {
        for (var day : PracticeParameters.HOURS.entrySet()) {
            if (day.getValue().key().equals(key)) {
                return day.getKey().getDisplayName(TextStyle.FULL_STANDALONE, words.locale());
            }
        }
        return words.say("policies.hours.of." + key.substring(key.indexOf('.') + 1));
    }

    private static Shown shown(Words words, String key, String value) {
        if (key.equals(PracticeParameters.LOCATIONS.key())) {
            var heads = List.of(
                    words.say("policies.hours.place"),
                    words.say("policies.hours.day"),
                    words.say("policies.hours.then"));
            return new Shown(
                    "",
                    heads,
                    PlaceHours.read(value).stream()
                            .flatMap(it -> rows(words, it).stream())
                            .toList());
        }
        if (key.equals(PracticeParameters.HOLIDAYS.key())) {
            return new Shown(
                    "",
                    List.of(words.say("policies.hours.day")),
                    lines(value).stream()
                            .map(it -> List.of(day(words, it.getFirst())))
                            .toList());
        }
        if (key.equals(PracticeParameters.FEDERAL_HOLIDAYS.key())) {
            var names = lines(value).stream()
                    .map(it -> List.of(words.say("policies.holiday." + it.getFirst())))
                    .toList();
            return new Shown("", List.of(words.say("policies.hours.day")), names);
        }
        var hours = !key.equals(PracticeParameters.TIME_ZONE.key());
        return Shown.words(hours && value.isBlank() ? words.say("policies.hours.shut") : value);
    }

    private static List<List<String>> rows(Words words, PlaceHours place) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(place.name(), words.say("policies.hours.of.time-zone"), place.zone()));
        for (var day : DayOfWeek.values()) {
            var hours = place.week().getOrDefault(day, "");
            rows.add(List.of(
                    place.name(),
                    day.getDisplayName(TextStyle.FULL_STANDALONE, words.locale()),
                    hours.isBlank() ? words.say("policies.hours.shut") : hours));
        }
        var federal = place.federal();
        var kept = federal == null
                ? words.say("policies.hours.keeps.practice")
                : federal.lines()
                        .map(it -> words.say("policies.holiday." + it.strip()))
                        .collect(Collectors.joining(", "));
        rows.add(List.of(place.name(), words.say("policies.hours.of.federal-holidays"), kept));
        place.days()
                .lines()
                .forEach(
                        it -> rows.add(List.of(place.name(), words.say("policies.hours.of.holidays"), day(words, it))));
        return rows;
    }

    /** A single day: {@code December 24, 2026, Half day: closes at 12:00}. */
    private static String day(Words words, String written) {
        var parts = written.split(" ");
        var date = ProposalForm.day(parts[0]);
        var kind = parts.length == 1 ? "closed" : parts[1];
        if (date == null || !HoursForm.KINDS.contains(kind)) {
            return written;
        }
        var said = words.date(date) + ", " + words.say("policies.hours.kind." + kind);
        return parts.length > 2 ? said + " " + parts[2] : said;
    }

    private static List<List<String>> lines(String value) {
        return List.of(value.split("[,\\n]")).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(List::of)
                .toList();
    }

    /** What was decided of hours, the newest first. */
    List<HoursPage.Past> past(Viewer viewer, Words words) {
        var all = HourChanges.PARAMETERS.stream()
                .flatMap(it -> protocols.history(viewer, it.key()).stream())
                .filter(it -> it.state() != State.WAITING)
                .sorted(Comparator.comparing(HoursWaiting::ended).reversed())
                .limit(MOST_PAST)
                .toList();
        var names = names(viewer, all);
        return all.stream().map(it -> past(words, it, names)).toList();
    }

    private static HoursPage.Past past(Words words, Proposal it, Map<UUID, Member> names) {
        var ended = it.ended();
        return new HoursPage.Past(
                title(words, it.key()),
                ValuesPages.path(it.key()),
                words.say("policies.hours.state." + it.state()),
                words.dateTime(ended(it)),
                ended == null
                        ? ValuesPages.name(names, it.written())
                        : ValuesPages.name(names, it.written()) + ", " + ValuesPages.name(names, ended));
    }

    private static Instant ended(Proposal it) {
        var ended = it.ended();
        return ended == null ? it.written().at() : ended.at();
    }

    private Map<UUID, Member> names(Viewer viewer, List<Proposal> proposals) {
        Set<UUID> people = proposals.stream()
                .flatMap(it -> ValuesPages.people(it).stream())
                .collect(Collectors.toSet());
        return staff.names(viewer, people);
    }
}
