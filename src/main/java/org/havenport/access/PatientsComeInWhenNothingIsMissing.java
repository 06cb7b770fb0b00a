package org.havenport.access;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.havenport.access.BeforeOpening.Missing;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Refuses to let patients in while something mandatory is missing (A1.0). What goes missing later breaks the promise and
 * shuts nobody out: a patient who relies on the portal would pay for a lapse of the practice.
 */
@Component
class PatientsComeInWhenNothingIsMissing implements Safeguard {

    static final String WHERE = "/staff/setup";

    private static final int NAMED = 6;

    private final ObjectProvider<BeforeOpening> rooms;
    private final Asking asking;

    PatientsComeInWhenNothingIsMissing(ObjectProvider<BeforeOpening> rooms, Asking asking) {
        this.rooms = rooms;
        this.asking = asking;
    }

    List<Opening.Step> steps() {
        return rooms.stream()
                .sorted(Comparator.comparingInt(BeforeOpening::order))
                .map(room -> new Opening.Step(room.step(), room.path(), room.missing()))
                .toList();
    }

    List<Missing> missing() {
        return steps().stream().flatMap(step -> step.missing().stream()).toList();
    }

    /** Refuses while something is missing; call it outside of a transaction. */
    void check() {
        var missing = missing();
        if (!missing.isEmpty()) {
            throw new NotOpened(NotOpened.Why.MISSING, missing);
        }
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.0");
    }

    @Override
    public String promise() {
        return "The portal is opened to patients only when nothing that the practice must decide is missing.";
    }

    @Override
    public Evidence evidence() {
        var missing = missing();
        return asking.as(Viewer.job("safeguards"), sql -> {
            var state = OpeningRows.state(sql);
            var seen = "%s; %d mandatory things are missing%s"
                    .formatted(name(state), missing.size(), missing.isEmpty() ? "" : ": " + names(missing));
            if (missing.isEmpty()) {
                return Evidence.holds(seen, sql.now());
            }
            return state == Opening.State.CLOSED
                    ? Evidence.needsAttention(seen, sql.now(), WHERE)
                    : Evidence.broken(seen, sql.now(), WHERE);
        });
    }

    private static String name(Opening.State state) {
        return switch (state) {
            case CLOSED -> "Closed to patients";
            case PILOT -> "Open to a pilot group";
            case OPEN -> "Open to patients";
        };
    }

    private static String names(List<Missing> missing) {
        var named = missing.stream().limit(NAMED).map(Missing::name).collect(Collectors.joining(", "));
        return missing.size() > NAMED ? named + " and others" : named;
    }
}
