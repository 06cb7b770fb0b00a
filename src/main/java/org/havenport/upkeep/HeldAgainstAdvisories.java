package org.havenport.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.havenport.protocols.Protocols;
import org.havenport.safeguards.Evidence;
import org.havenport.upkeep.Weaknesses.Reading;
import org.havenport.upkeep.Weaknesses.Weakness;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the feeds say of some parts, and whether they can be believed: nobody looking is never the same as nothing found. */
@Component
class HeldAgainstAdvisories {

    static final Duration STALE = Duration.ofDays(7);

    private static final Viewer.Job JOB = new Viewer.Job("upkeep");

    private final Advisories advisories;
    private final Weaknesses weaknesses;
    private final Protocols protocols;
    private final Clock clock;

    HeldAgainstAdvisories(Advisories advisories, Weaknesses weaknesses, Protocols protocols, Clock clock) {
        this.advisories = advisories;
        this.weaknesses = weaknesses;
        this.protocols = protocols;
        this.clock = clock;
    }

    /** What was seen of those parts. */
    Evidence of(List<Part> parts, Predicate<Part> which, String seen) {
        var now = clock.instant();
        var open = open().stream().filter(one -> which.test(one.part())).toList();
        int days = protocols.value(UpkeepParameters.WEAKNESS_DAYS);
        var old = open.stream()
                .filter(one -> one.critical() && overdue(one, days, now))
                .toList();
        if (!old.isEmpty()) {
            return Evidence.broken(
                    "Critical and open for more than %d days: %s.".formatted(days, named(old)),
                    now,
                    UpdatesController.PATH);
        }
        var doubt = doubt(now);
        if (doubt != null || !open.isEmpty()) {
            var words = (open.isEmpty() ? "" : "Open: " + named(open) + ". ") + (doubt == null ? "" : doubt);
            return Evidence.needsAttention(words.strip(), now, UpdatesController.PATH);
        }
        return Evidence.holds("%s: no open weakness is known of %d parts.".formatted(seen, parts.size()), now);
    }

    List<Weakness> open() {
        return weaknesses.all(JOB, advisories.feeds()).stream()
                .filter(Weakness::open)
                .toList();
    }

    /** Why the feeds cannot be believed now; null when they can. */
    @Nullable
    String doubt(Instant now) {
        var feeds = advisories.feeds();
        if (feeds.isEmpty()) {
            return "No feed of known weaknesses is set, so nobody looks.";
        }
        var readings = weaknesses.readings(JOB, feeds);
        if (readings.size() < feeds.size() || readings.stream().anyMatch(one -> one.readAt() == null)) {
            return "A feed of known weaknesses was never read.";
        }
        return readings.stream().anyMatch(one -> stale(one, now))
                ? "A feed of known weaknesses is older than %d days, or was not read for so long."
                        .formatted(STALE.toDays())
                : null;
    }

    static boolean stale(Reading reading, Instant now) {
        var read = reading.readAt();
        var asOf = reading.asOf();
        return read == null || asOf == null || read.isBefore(now.minus(STALE)) || asOf.isBefore(now.minus(STALE));
    }

    static boolean overdue(Weakness one, int days, Instant now) {
        return one.since().isBefore(now.minus(Duration.ofDays(days)));
    }

    private static String named(List<Weakness> some) {
        var names = some.stream()
                .limit(5)
                .map(one -> "%s in %s".formatted(one.advisory(), one.part().shown()))
                .toList();
        return String.join(", ", names) + (some.size() > 5 ? " and %d more".formatted(some.size() - 5) : "");
    }
}
