package org.havenport.release;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ItemGroup;
import org.havenport.home.Due;
import org.havenport.home.Words;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.safeguards.Figure;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Listed;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of results that wait for a call, in words: clock, whose, what, and who has taken it on. */
@Component
class WaitingList {

    private final ContactGate gate;
    private final Chart chart;
    private final Patients patients;
    private final Staff staff;
    private final Clock clock;

    WaitingList(ContactGate gate, Chart chart, Patients patients, Staff staff, Clock clock) {
        this.gate = gate;
        this.chart = chart;
        this.patients = patients;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * The lines, the most urgent first.
     *
     * @param open the item that stands beside the list, or null
     */
    Listed<ReleasePage.Row> rows(Viewer viewer, Words words, @Nullable UUID open) {
        var waiting = gate.waiting(viewer);
        var shown = waiting.shown();
        var people = patients.who(viewer, shown.stream().map(Waiting::patient).collect(Collectors.toSet()));
        var names = staff.names(
                viewer,
                shown.stream().map(Waiting::holder).filter(Objects::nonNull).collect(Collectors.toSet()));
        var items = chart.groups(viewer, shown.stream().map(WaitingList::group).toList(), "waiting-result-listed");
        var reasons = gate.reasons(viewer, shown);
        return waiting.map(w -> row(
                words,
                w,
                people.get(w.patient()),
                items.getOrDefault(group(w), List.of()),
                names,
                WhyInWords.of(words, w.consequence(), reasons.getOrDefault(group(w), List.of())),
                w.item().equals(open)));
    }

    /** How long calls took, and who has not been reached. */
    List<Figure> figures(Viewer viewer, Words words) {
        return gate.figures(viewer).inWords(words);
    }

    private static ItemGroup group(Waiting waiting) {
        return new ItemGroup(waiting.patient(), waiting.item());
    }

    private ReleasePage.Row row(
            Words words,
            Waiting waiting,
            @Nullable Person person,
            List<Item> items,
            Map<UUID, Member> names,
            WhyInWords why,
            boolean current) {
        var now = clock.instant();
        return new ReleasePage.Row(
                ResultsToReleaseController.path(waiting.patient(), waiting.item()),
                Due.of(words, waiting.callBy(), now),
                person == null ? words.say("release.patient.unknown") : person.name(),
                person == null ? "" : words.date(person.birthDate()),
                title(words, items),
                items.stream()
                        .filter(WaitingList::isGrave)
                        .findFirst()
                        .map(i -> new GistInWords(words, i.gist()))
                        .orElse(null),
                why,
                WaitingInWords.moment(words, waiting.since(), now),
                holder(words, waiting, names),
                waiting.openedByPatient() != null,
                current);
    }

    /** The report's title, or that of the single result. */
    static String title(Words words, List<Item> items) {
        return items.stream()
                .filter(Item::leadsItsGroup)
                .findFirst()
                .or(() -> items.stream().findFirst())
                .map(i -> i.gist().title())
                .orElse(words.say("release.result.gone"));
    }

    static boolean isGrave(Item item) {
        var flag = item.gist().flag();
        return flag != null && flag.isCritical();
    }

    static @Nullable String holder(Words words, Waiting waiting, Map<UUID, Member> names) {
        if (waiting.holder() == null) {
            return null;
        }
        var member = names.get(waiting.holder());
        return member == null ? words.say("release.holder.unknown") : member.name();
    }
}
