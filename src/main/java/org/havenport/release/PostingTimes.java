package org.havenport.release;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.havenport.protocols.BusinessHours;
import org.havenport.protocols.PracticeParameters;
import org.havenport.protocols.Protocols;
import org.havenport.protocols.RulePack;
import org.havenport.protocols.RulePacks;
import org.havenport.protocols.StateRule;
import org.havenport.protocols.StateRule.Topic;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to the table of posting times: what is promised for each class, by which law it waits, and what it really took. */
@Component
public class PostingTimes {

    private static final Role[] ANSWERABLE = {Role.MEDICAL_DIRECTOR, Role.COMPLIANCE_OFFICER, Role.COUNSEL};

    private final Asking asking;
    private final Protocols protocols;
    private final RulePacks packs;
    private final BusinessHours hours;
    private final Clock clock;

    PostingTimes(Asking asking, Protocols protocols, RulePacks packs, BusinessHours hours, Clock clock) {
        this.asking = asking;
        this.protocols = protocols;
        this.packs = packs;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * What is promised for a class.
     *
     * @param hours within how many hours at the latest; 0 means at once
     * @param state whose law makes it wait, or null
     */
    public record Promise(
            ResultClass results, int hours, @Nullable String state) {}

    /** Every class in order; a delay whose law does not act now counts for nothing. */
    public List<Promise> promises() {
        var frames = protocols.value(ReleaseParameters.POSTING);
        return Arrays.stream(ResultClass.values())
                .map(results -> Arrays.stream(frames)
                        .filter(frame -> frame.results().equals(results.name()) && acts(frame.basis()))
                        .findFirst()
                        .map(frame -> new Promise(results, frame.hours(), frame.basis()))
                        .orElse(new Promise(results, 0, null)))
                .toList();
    }

    /** The rules of the practice's own state by which single reports wait now; most often none. */
    public List<StateRule> laws() {
        var today = LocalDate.ofInstant(clock.instant(), hours.zone());
        var state = protocols.value(PracticeParameters.HOME_STATE);
        return packs.all().stream()
                .filter(pack -> pack.state().equals(state) && pack.standing() == RulePack.Standing.IN_FORCE)
                .flatMap(pack -> pack.rules().stream())
                .filter(rule -> rule.topic() == Topic.RELEASE && rule.actsOn(today))
                .toList();
    }

    private boolean acts(String state) {
        return packs.all().stream()
                .anyMatch(pack -> pack.state().equals(state) && pack.standing() == RulePack.Standing.IN_FORCE);
    }

    /**
     * What it took from final to visible, of what was posted since an instant.
     *
     * @param many over how many reports
     */
    public record Measured(ResultClass results, long many, Duration median, Duration ninetyFifth) {}

    /** The measured times by class; empty for anyone who does not answer for them. Classes without any are missing. */
    public List<Measured> measured(Viewer viewer, Instant since) {
        if (!viewer.holdsOneOf(ANSWERABLE)) {
            return List.of();
        }
        return asking.as(viewer, sql -> {
            var found = new ArrayList<Measured>();
            sql.of("select * from release.final_to_visible(:since)")
                    .param("since", Sql.time(since))
                    .query(row -> {
                        found.add(new Measured(
                                ResultClass.valueOf(row.getString(1)),
                                row.getLong(2),
                                Duration.ofSeconds(Math.round(row.getDouble(3))),
                                Duration.ofSeconds(Math.round(row.getDouble(4)))));
                    });
            return found;
        });
    }
}
