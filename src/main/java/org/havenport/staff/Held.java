package org.havenport.staff;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.havenport.safeguards.Evidence;

/** Whether duties are held, as evidence. */
final class Held {

    private Held() {}

    static Evidence evidence(Duties duties, List<Duty> wanted, Instant now) {
        var missing = duties.missing().stream()
                .filter(place -> wanted.contains(place.duty()))
                .toList();
        var open = missing.stream()
                .map(place -> place.duty() + " " + place.place())
                .collect(Collectors.joining(", "));
        var places = wanted.size() * Duty.Place.values().length;
        var seen = "%d of %d places are held by somebody who can act%s"
                .formatted(places - missing.size(), places, missing.isEmpty() ? "." : "; not held: " + open + ".");
        return Evidence.none(missing.size(), seen, now, "/staff/people/duties");
    }
}
