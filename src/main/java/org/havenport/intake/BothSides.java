package org.havenport.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havenport.patients.Claimed;
import org.havenport.patients.Likeness;
import org.havenport.patients.Patients;
import org.havenport.patients.Person;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a message says of its patient, and who on file could be meant. */
@Component
class BothSides {

    private static final int MOST_CANDIDATES = 5;

    private final HeldRows rows;
    private final Patients patients;

    BothSides(HeldRows rows, Patients patients) {
        this.rows = rows;
        this.patients = patients;
    }

    /** A line of the list. */
    record Line(
            Held held,
            @Nullable Claimed claim,
            Map<String, Long> types,
            @Nullable Decision proposed) {}

    /** One of them with both sides. */
    record Sides(Line line, List<Side> candidates) {}

    /** Somebody on file, beside what the message says. */
    record Side(Person person, @Nullable Likeness likeness) {}

    List<Line> lines(Sql sql, List<Held> held) {
        var ids = held.stream().map(Held::id).toList();
        var types = rows.types(sql, ids);
        var proposed = rows.open(sql, ids);
        return held.stream()
                .map(it -> new Line(it, it.claim(), types.getOrDefault(it.id(), Map.of()), proposed.get(it.id())))
                .toList();
    }

    List<Side> sides(Viewer viewer, Line line) {
        var likely = new ArrayList<Likeness>();
        if (line.claim() != null) {
            patients.candidates(viewer, line.claim()).stream()
                    .limit(MOST_CANDIDATES)
                    .forEach(likely::add);
        }
        var wanted = likely.stream().map(Likeness::patient).collect(Collectors.toSet());
        var others = new ArrayList<UUID>();
        var proposed = line.proposed();
        if (proposed != null && proposed.target() != null && wanted.add(proposed.target())) {
            others.add(proposed.target());
        }
        var people = patients.who(viewer, wanted);
        var sides = new ArrayList<Side>();
        likely.stream()
                .filter(it -> people.containsKey(it.patient()))
                .forEach(it -> sides.add(new Side(Objects.requireNonNull(people.get(it.patient())), it)));
        others.stream()
                .filter(people::containsKey)
                .forEach(it -> sides.add(new Side(Objects.requireNonNull(people.get(it)), null)));
        return sides;
    }

    /** What of the typed does not agree with the record, or for somebody new with the message. */
    Set<Typed.What> wrong(Viewer viewer, Held held, Decision.What what, @Nullable UUID target, Typed typed) {
        if (what == Decision.What.CREATE) {
            return typed.wrongFor(Objects.requireNonNull(held.claim()));
        }
        return patients.who(viewer, Objects.requireNonNull(target))
                .map(typed::wrongFor)
                .orElse(typed.what());
    }

    /** The one on file with whom everything typed agrees. */
    @Nullable
    UUID found(Viewer viewer, Typed typed) {
        if (!typed.isEnough() || typed.date() == null) {
            return null;
        }
        var likely = patients.candidates(viewer, typed.asClaim()).stream()
                .map(Likeness::patient)
                .collect(Collectors.toSet());
        var agree = patients.who(viewer, likely).values().stream()
                .filter(it -> typed.wrongFor(it).isEmpty())
                .toList();
        return agree.size() == 1 ? agree.getFirst().id() : null;
    }
}
