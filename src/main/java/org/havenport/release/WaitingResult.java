package org.havenport.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.chart.Chart;
import org.havenport.chart.GistInWords;
import org.havenport.chart.Item;
import org.havenport.chart.ItemQuery;
import org.havenport.followup.Contacts;
import org.havenport.followup.Contacts.Tried;
import org.havenport.home.Due;
import org.havenport.home.Words;
import org.havenport.patients.CareTeams;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.protocols.Practice;
import org.havenport.staff.Member;
import org.havenport.staff.Staff;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One result that waits for a call, with all that is needed to make it: value, earlier values, numbers, tries so far. */
@Component
class WaitingResult {

    private static final int MOST_VALUES = 3;

    private final ContactGate gate;
    private final Chart chart;
    private final GraveValue grave;
    private final Contacts contacts;
    private final Patients patients;
    private final Staff staff;
    private final CareTeams teams;
    private final Clock clock;

    WaitingResult(
            ContactGate gate,
            Chart chart,
            GraveValue grave,
            Contacts contacts,
            Patients patients,
            Staff staff,
            CareTeams teams,
            Clock clock) {
        this.gate = gate;
        this.chart = chart;
        this.grave = grave;
        this.contacts = contacts;
        this.patients = patients;
        this.staff = staff;
        this.teams = teams;
        this.clock = clock;
    }

    /** The item; empty when no such result waits or waited, or this viewer may not see whose it is. */
    Optional<ReleasePage.Open> open(Viewer viewer, Words words, UUID patient, UUID item) {
        var waiting = gate.waiting(viewer, patient, item).orElse(null);
        var tries = contacts.about(viewer, patient, item);
        if (waiting == null && Contacts.conversation(tries) == null) {
            return Optional.empty();
        }
        if (waiting != null) {
            teams.byWork(viewer, patient);
        }
        return patients.who(viewer, patient).map(person -> open(viewer, words, person, item, waiting, tries));
    }

    /** Whether a colleague of this viewer spoke with the patient about it. */
    boolean wasToldByAnother(Viewer viewer, UUID patient, UUID item) {
        var spoken = Contacts.conversation(contacts.about(viewer, patient, item));
        return spoken != null && !spoken.by().equals(viewer.actor());
    }

    private ReleasePage.Open open(
            Viewer viewer, Words words, Person person, UUID item, @Nullable Waiting waiting, List<Tried> tries) {
        var items = chart.items(viewer, ItemQuery.of(person.id()).inGroup(item), "waiting-result-opened");
        var names = staff.names(viewer, tries.stream().map(Tried::by).collect(Collectors.toSet()));
        var told = gate.placeholder(viewer, person.id(), item).orElse(null);
        var now = clock.instant();
        var opened = waiting == null ? null : waiting.openedByPatient();
        return new ReleasePage.Open(
                ResultsToReleaseController.path(person.id(), item),
                person.given(),
                person.name(),
                line(words, person),
                waiting == null
                        ? null
                        : WhyInWords.of(words, waiting.consequence(), gate.reasons(viewer, person.id(), item)),
                waiting != null && viewer.holdsOneOf(ClinicianMark.ROLES),
                waiting == null ? null : Due.of(words, waiting.callBy(), now),
                waiting == null ? null : WaitingInWords.moment(words, waiting.callBy(), now),
                items.stream()
                        .filter(WaitingList::isGrave)
                        .limit(MOST_VALUES)
                        .map(i -> grave.of(viewer, words, i))
                        .toList(),
                others(words, items),
                person.phones().stream()
                        .map(number -> new ReleasePage.Phone(number, Practice.tel(number)))
                        .toList(),
                speaks(words, person),
                tries.stream().map(t -> tried(words, t, names.get(t.by()), now)).toList(),
                waiting == null ? null : holder(viewer, words, waiting),
                waiting != null && viewer.actor().equals(waiting.holder()),
                told == null ? null : WaitingInWords.of(words, told, now),
                opened == null ? null : WaitingInWords.moment(words, opened, now),
                waiting == null ? receipt(words, person, tries, now) : null,
                ContactForm.empty(waiting == null ? null : waiting.since()),
                List.of());
    }

    private static List<GistInWords> others(Words words, List<Item> items) {
        return items.stream()
                .filter(i -> !WaitingList.isGrave(i) && i.gist().value() != null)
                .map(i -> new GistInWords(words, i.gist()))
                .toList();
    }

    private String line(Words words, Person person) {
        var today = LocalDate.ofInstant(clock.instant(), words.zone());
        var years = Period.between(person.birthDate(), today).getYears();
        var born = words.say("release.born", years, words.date(person.birthDate()));
        return person.recordNumber() == null
                ? born
                : born + " " + words.say("release.record-number", person.recordNumber());
    }

    private static @Nullable String speaks(Words words, Person person) {
        return person.language() == null
                ? null
                : words.say(
                        "release.speaks",
                        Locale.forLanguageTag(person.language()).getDisplayLanguage(words.locale()));
    }

    private @Nullable String holder(Viewer viewer, Words words, Waiting waiting) {
        var holder = waiting.holder();
        return holder == null ? null : WaitingList.holder(words, waiting, staff.names(viewer, Set.of(holder)));
    }

    private static String tried(Words words, Tried tried, @Nullable Member by, Instant now) {
        return words.say(
                "release.tried",
                words.say("release.tried." + tried.outcome()),
                words.say("release.by." + tried.medium()),
                WaitingInWords.moment(words, tried.at(), now),
                by == null ? words.say("release.holder.unknown") : by.name());
    }

    private static @Nullable String receipt(Words words, Person person, List<Tried> tries, Instant now) {
        var spoken = Contacts.conversation(tries);
        return spoken == null
                ? null
                : words.say("release.receipt", person.given(), WaitingInWords.moment(words, spoken.at(), now));
    }
}
