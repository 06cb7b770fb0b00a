package org.havenport.policies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.home.Frame;
import org.havenport.protocols.Attestation;
import org.havenport.protocols.Attestations;
import org.havenport.protocols.ReadingDuty;
import org.havenport.staff.Staff;
import org.havenport.staff.Worker;
import org.havenport.viewer.Role;
import org.havenport.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Who has read what they must. */
@Component
class ReadingPages {

    private final Attestations attestations;
    private final Staff staff;

    ReadingPages(Attestations attestations, Staff staff) {
        this.attestations = attestations;
        this.staff = staff;
    }

    /** Somebody and one thing they have not read. */
    record Owes(Worker worker, ReadingDuty duty) {}

    ReadingPage of(Frame frame) {
        var viewer = frame.viewer();
        var mine = attestations.duties(attestations.mine(viewer)).stream()
                .map(duty -> new ReadingPage.Mine(
                        ReadingController.PATH + "/" + duty.text().key(),
                        frame.say("text." + duty.text().key()),
                        duty.overdue() ? "broken" : duty.read() ? "holds" : "attention",
                        standing(frame, duty)))
                .toList();
        var oversight = viewer.holdsOneOf(Attestations.OVERSIGHT.toArray(Role[]::new));
        var owed = oversight ? owed(viewer) : List.<Owes>of();
        return new ReadingPage(
                mine,
                oversight,
                byPerson(frame, owed),
                oversight ? frame.say("policies.reading.patients", attestations.peopleWhoAttested("agreement")) : "");
    }

    /** One line for each person, with the first day that is due. */
    private static List<ReadingPage.Owed> byPerson(Frame frame, List<Owes> owed) {
        var people = new LinkedHashMap<UUID, List<Owes>>();
        owed.forEach(it -> people.computeIfAbsent(it.worker().member().account(), _ -> new ArrayList<>())
                .add(it));
        return people.values().stream()
                .map(theirs -> new ReadingPage.Owed(
                        theirs.getFirst().worker().member().shown(),
                        theirs.stream()
                                .map(it -> frame.say("text." + it.duty().text().key()))
                                .toList(),
                        frame.words().date(theirs.getFirst().duty().due()),
                        theirs.getFirst().duty().overdue()))
                .toList();
    }

    /** What active people have not read, the latest first. */
    List<Owes> owed(Viewer viewer) {
        var read = attestations.ofStaff(viewer).stream().collect(Collectors.groupingBy(Attestation::actor));
        var owed = new ArrayList<Owes>();
        for (var worker : staff.workers(viewer)) {
            if (worker.active()) {
                attestations.duties(read.getOrDefault(worker.member().account(), List.of())).stream()
                        .filter(duty -> !duty.read())
                        .forEach(duty -> owed.add(new Owes(worker, duty)));
            }
        }
        owed.sort(Comparator.comparing((Owes it) -> it.duty().due())
                .thenComparing(it -> it.worker().member().family()));
        return owed;
    }

    private static String standing(Frame frame, ReadingDuty duty) {
        var due = frame.words().date(duty.due());
        var last = duty.last();
        if (duty.overdue()) {
            return frame.say("policies.reading.overdue", due);
        }
        return last == null
                ? frame.say("policies.reading.due", due)
                : frame.say("policies.reading.read", frame.words().date(last), due);
    }
}
