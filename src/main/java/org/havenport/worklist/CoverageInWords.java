package org.havenport.worklist;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havenport.home.Choice.Option;
import org.havenport.home.Frame;
import org.havenport.home.Words;
import org.havenport.safeguards.Figure;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.worklist.Roster.Gap;
import org.havenport.worklist.Roster.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Coverage as the pages say it. */
@Component
class CoverageInWords {

    private static final int MOST_LINES = 6;

    private final Coverage coverage;
    private final Staff staff;
    private final Clock clock;

    CoverageInWords(Coverage coverage, Staff staff, Clock clock) {
        this.coverage = coverage;
        this.staff = staff;
        this.clock = clock;
    }

    CoveragePage page(Frame frame, @Nullable CoverageRefused refused, String about) {
        var viewer = frame.viewer();
        var words = frame.words();
        var now = clock.instant();
        var roster = coverage.roster(viewer);
        var names = names(frame);
        var gaps = roster.gaps(roster.all(), now, EveryBusinessHourIsCovered.DAYS);
        var people =
                coverage.people(viewer).stream().map(it -> option(it.member())).toList();
        var naming = viewer.holdsOneOf(Coverage.NAMING);
        return new CoveragePage(
                figures(words, gaps, coverage.counts(viewer)),
                roster.all().stream()
                        .map(it -> row(words, it, roster, gaps, names))
                        .toList(),
                roster.absences().stream()
                        .map(it -> new CoveragePage.Away(
                                it.id().toString(),
                                name(words, it.account(), names),
                                span(words, it),
                                name(words, it.alternate(), names),
                                naming || it.account().equals(viewer.actor())))
                        .toList(),
                pools(frame, roster, names),
                roster.all().stream()
                        .map(it -> new Option(
                                it.pool() == null
                                        ? String.valueOf(it.clinician())
                                        : it.pool().name(),
                                whose(words, it, names),
                                ""))
                        .toList(),
                people,
                days(words),
                naming,
                roster.people().containsKey(viewer.actor()),
                refused == null ? null : refused(words, refused, names),
                about);
    }

    private static List<Figure> figures(Words words, List<Gap> gaps, Counts counts) {
        return List.of(
                new Figure(
                        words.say("worklist.figure.open"),
                        String.valueOf(Gap.hours(gaps)),
                        words.say("worklist.figure.open.of")),
                new Figure(
                        words.say("worklist.figure.went-on"),
                        String.valueOf(counts.wentOn()),
                        words.say("worklist.figure.week")),
                new Figure(
                        words.say("worklist.figure.rerouted"),
                        String.valueOf(counts.rerouted()),
                        words.say("worklist.figure.week")));
    }

    private CoveragePage.Row row(Words words, Whose whose, Roster roster, List<Gap> gaps, Map<UUID, Member> names) {
        var named = roster.named(whose, roster.clock().nextOpening(clock.instant()));
        var open = spans(
                words, gaps.stream().filter(it -> it.whose().equals(whose)).toList());
        return new CoveragePage.Row(
                whose(words, whose, names),
                named.first() == null ? words.say("worklist.nobody") : name(words, named.first(), names),
                named.second() == null ? words.say("worklist.nobody") : name(words, named.second(), names),
                open.stream().limit(MOST_LINES).toList(),
                open.size() > MOST_LINES);
    }

    private static String span(Words words, Roster.Absence it) {
        var first = words.day(it.from());
        var last = words.day(it.to().minusSeconds(1));
        return first.equals(last)
                ? words.say("worklist.span", moment(words, it.from()), words.time(it.to()))
                : words.say("worklist.span", first, last);
    }

    /** Hours that follow one another are one line. */
    static List<String> spans(Words words, List<Gap> gaps) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < gaps.size(); i++) {
            var from = gaps.get(i);
            while (i + 1 < gaps.size()
                    && gaps.get(i + 1).from().equals(gaps.get(i).to())
                    && gaps.get(i + 1).named().count() == from.named().count()) {
                i++;
            }
            var how = from.named().count() == 0 ? "worklist.gap.nobody" : "worklist.gap.alternate";
            lines.add(words.say(
                    how,
                    words.day(from.from()),
                    words.time(from.from()),
                    words.time(gaps.get(i).to())));
        }
        return lines;
    }

    private List<CoveragePage.PoolRow> pools(Frame frame, Roster roster, Map<UUID, Member> names) {
        var words = frame.words();
        var members = coverage.members(frame.viewer());
        return Stream.of(Pool.values())
                .map(pool -> {
                    var lead = roster.leads().get(pool);
                    return new CoveragePage.PoolRow(
                            pool.name(),
                            words.say("worklist.pool." + pool),
                            lead == null ? words.say("worklist.nobody") : name(words, lead, names),
                            members.stream()
                                    .filter(it -> it.pool() == pool && !it.leads())
                                    .map(it -> name(words, it.account(), names))
                                    .collect(Collectors.joining(", ")));
                })
                .toList();
    }

    private static String refused(Words words, CoverageRefused refused, Map<UUID, Member> names) {
        var say = words.say("worklist.coverage.refused." + refused.why());
        return refused.gaps().isEmpty()
                ? say
                : say + " "
                        + words.say(
                                "worklist.coverage.refused.hours",
                                whose(words, refused.gaps().getFirst().whose(), names),
                                spans(words, refused.gaps()).getFirst());
    }

    private static List<Option> days(Words words) {
        return Arrays.stream(DayOfWeek.values())
                .map(it -> new Option(it.name(), it.getDisplayName(TextStyle.FULL_STANDALONE, words.locale()), ""))
                .toList();
    }

    Map<UUID, Member> names(Frame frame) {
        return staff.all(frame.viewer()).stream()
                .collect(Collectors.toMap(Member::account, Function.identity(), (a, _) -> a));
    }

    static Option option(Member member) {
        return new Option(member.account().toString(), member.shown(), "");
    }

    static String whose(Words words, Whose whose, Map<UUID, Member> names) {
        return whose.pool() == null
                ? name(words, Objects.requireNonNull(whose.clinician()), names)
                : words.say("worklist.pool." + whose.pool());
    }

    static String name(Words words, UUID account, Map<UUID, Member> names) {
        var member = names.get(account);
        return member == null ? words.say("worklist.colleague") : member.name();
    }

    static String moment(Words words, Instant at) {
        return words.say("worklist.moment", words.day(at), words.time(at));
    }
}
