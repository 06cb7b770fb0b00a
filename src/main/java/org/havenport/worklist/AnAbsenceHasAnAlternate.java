package org.havenport.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.havenport.worklist.CoverageRefused.Why;
import org.havenport.worklist.Roster.Absence;
import org.springframework.stereotype.Component;

/** Nobody is away without somebody named who answers for them, can, and is there (A1.7). */
@Component
class AnAbsenceHasAnAlternate implements Safeguard {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Asking asking;
    private final Coverage coverage;

    AnAbsenceHasAnAlternate(Asking asking, Coverage coverage) {
        this.asking = asking;
        this.coverage = coverage;
    }

    /**
     * Demands it of an absence before it is kept.
     *
     * @throws CoverageRefused saying why
     */
    static void demand(Roster roster, Absence absence, Instant now) {
        var length = Duration.between(absence.from(), absence.to());
        if (!length.isPositive()
                || length.compareTo(LONGEST) > 0
                || !absence.to().isAfter(now)) {
            throw new CoverageRefused(Why.WRONG_TIMES);
        }
        if (absence.account().equals(absence.alternate())) {
            throw new CoverageRefused(Why.SAME_PERSON);
        }
        if (!fits(roster, absence)) {
            throw new CoverageRefused(Why.LACKS_THE_SKILL);
        }
        var both = roster.absences().stream()
                .anyMatch(it -> it.account().equals(absence.alternate())
                        && it.from().isBefore(absence.to())
                        && it.to().isAfter(absence.from()));
        if (both) {
            throw new CoverageRefused(Why.AWAY_TOO);
        }
        var open = roster.opened(absence);
        if (!open.isEmpty()) {
            throw new CoverageRefused(Why.LEAVES_HOURS_OPEN, open);
        }
    }

    /** Whether the alternate may do what the absent person does. */
    private static boolean fits(Roster roster, Absence absence) {
        var needed = roster.people().get(absence.account());
        var has = roster.people().get(absence.alternate());
        return has != null && (needed == null || has.covers(needed));
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.7");
    }

    @Override
    public String promise() {
        return "Whoever is away has a named colleague with the same skill who answers for them.";
    }

    @Override
    public Evidence evidence() {
        var roster = coverage.roster(Viewer.job("safeguards"));
        return asking.as(Viewer.job("safeguards"), sql -> {
            var without = roster.absences().stream()
                    .filter(it -> roster.people().containsKey(it.account()) && !fits(roster, it))
                    .count();
            var seen = "%d absences now or to come; %d of them with an alternate who cannot act any more"
                    .formatted(roster.absences().size(), without);
            return Evidence.none(without, seen, sql.now(), "/staff/coverage");
        });
    }
}
