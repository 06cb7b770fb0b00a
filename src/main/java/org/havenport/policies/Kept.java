package org.havenport.policies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguards;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the policy is kept: the promises that answer the same rows of the requirements, asked and not typed. */
@Component
class Kept {

    private static final Duration GOOD_FOR = Duration.ofMinutes(2);

    private final Safeguards safeguards;
    private final Clock clock;
    private volatile @Nullable Asked last;

    Kept(Safeguards safeguards, Clock clock) {
        this.safeguards = safeguards;
        this.clock = clock;
    }

    /** What was seen, and when. */
    record Asked(Instant at, List<Promise> promises) {

        /** The promises that answer one of these rows. */
        Share of(Collection<String> rows) {
            return share(promises.stream()
                    .filter(p -> p.rows().stream().anyMatch(rows::contains))
                    .toList());
        }

        Share all() {
            return share(promises);
        }

        private static Share share(List<Promise> some) {
            return new Share(some.stream().filter(Promise::holds).count(), some.size());
        }
    }

    /** A promise. */
    record Promise(Set<String> rows, boolean holds) {}

    /** How many of how many hold. */
    record Share(long hold, long of) {}

    /** Asks every promise, at most every two minutes. */
    Asked ask() {
        var known = last;
        if (known != null
                && known.at().plus(GOOD_FOR).isAfter(clock.instant())
                && !known.at().isAfter(clock.instant())) {
            return known;
        }
        var asked = new Asked(
                clock.instant(),
                safeguards.assess().stream()
                        .map(a -> new Promise(
                                Set.copyOf(a.safeguard().requirements()),
                                a.evidence().state() == Evidence.State.HOLDS))
                        .toList());
        last = asked;
        return asked;
    }
}
