package org.havenport.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.havenport.protocols.BusinessHours;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of work that the rooms have declared, and how their time is counted. */
@Component
class WorkKinds {

    private final Map<String, WorkKind> kinds;
    private final BusinessHours hours;

    WorkKinds(ObjectProvider<WorkKind> kinds, BusinessHours hours) {
        this.kinds = kinds.stream().collect(Collectors.toMap(WorkKind::key, Function.identity()));
        this.hours = hours;
    }

    /** The kind of this name; empty for one that no room declares any longer. */
    Optional<WorkKind> named(String key) {
        return Optional.ofNullable(kinds.get(key));
    }

    /** How time is counted now. */
    Timing timing() {
        return new Timing(hours.clock(), this::named);
    }

    /** The instant so much later, as time is counted for this pace. */
    Instant after(WorkKind.Pace pace, Instant start, Duration length) {
        return timing().after(pace, start, length);
    }

    /** How long somebody has to take work of this kind. */
    Duration take(String key) {
        return timing().take(key);
    }
}
