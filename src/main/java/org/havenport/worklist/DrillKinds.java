package org.havenport.worklist;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havenport.protocols.Holidays;

/** The invented kinds of work of a drill. */
final class DrillKinds {

    static final WorkKind CALL = kind("drill.call", Pool.NURSES, WorkKind.Pace.REAL, 60, 15, 15);
    static final WorkKind FORM = kind("drill.form", Pool.FRONT_DESK, WorkKind.Pace.BUSINESS, 1080, 240, 120);
    static final WorkKind REVIEW = kind("drill.review", Pool.CLINICIANS, WorkKind.Pace.BUSINESS, 540, 120, 60);
    static final List<WorkKind> ALL = List.of(CALL, FORM, REVIEW);

    private DrillKinds() {}

    static Optional<WorkKind> named(String key) {
        return ALL.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    static Holidays noHolidays() {
        return new Holidays(Set.of(), Map.of(), Map.of());
    }

    private static WorkKind kind(String key, Pool pool, WorkKind.Pace pace, int due, int take, int step) {
        return new WorkKind(
                key,
                pool,
                pace,
                Duration.ofMinutes(due),
                Duration.ofMinutes(take),
                Duration.ofMinutes(step),
                List.of("DONE"),
                "/");
    }
}
