package org.havenport.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * How many tries each network has left on this node, kept in memory: one that has none is refused before the database
 * or a hash is asked. A try is taken before it is looked at and given back when it was right.
 */
@Component
class Networks {

    private static final int MOST_NETWORKS = 100_000;
    private static final int LOOKS = 60;
    private static final Duration LOOKS_COME_BACK_IN = Duration.ofMinutes(1);
    private static final int QUESTIONS = 120;
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final Cache<String, Bucket> tries = buckets();
    private final Cache<String, Bucket> looks = buckets();
    private final Cache<String, Bucket> looksOfOurs = buckets();
    private final Cache<String, Bucket> questions = buckets();
    private final Cache<String, Instant> told =
            Caffeine.newBuilder().maximumSize(MOST_NETWORKS).build();
    private final Clock clock;
    private final SignInLimits limits;
    private final DeviceCookie devices;

    Networks(Clock clock, SignInLimits limits, DeviceCookie devices) {
        this.devices = devices;
        this.clock = clock;
        this.limits = limits;
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_NETWORKS)
                .expireAfterAccess(Duration.ofHours(1))
                .build();
    }

    /** Takes one try; false when there is none. */
    boolean take(From from) {
        return of(tries, from).take(clock.instant(), limits.networkFailures(), limits.networkWindow());
    }

    /**
     * Whether there is no try left, no known browser may be looked up, and the log has its line of this minute: then the
     * answer is no, whatever is asked. Takes nothing.
     */
    boolean isTired(From from) {
        var now = clock.instant();
        return of(tries, from).isEmpty(now, limits.networkFailures(), limits.networkWindow())
                && (from.device() == null || of(looksFor(from), from).isEmpty(now, LOOKS, LOOKS_COME_BACK_IN))
                && wasTold(from, now);
    }

    /** Gives a try back that was right, or never looked at. */
    void giveBack(From from) {
        of(tries, from).giveBack(limits.networkFailures());
    }

    /** Whether a browser that says it is known may be looked up, though its network has no tries left. */
    boolean mayLook(From from) {
        return from.device() != null && of(looksFor(from), from).take(clock.instant(), LOOKS, LOOKS_COME_BACK_IN);
    }

    /** Invented cookies do not use up the looks of those that were issued. */
    private Cache<String, Bucket> looksFor(From from) {
        return devices.isOurs(from.device()) ? looksOfOurs : looks;
    }

    /** Whether a question may be drawn that somebody's passkey is to answer: each is kept for some minutes. */
    boolean mayAsk(From from) {
        return of(questions, from).take(clock.instant(), QUESTIONS, LOOKS_COME_BACK_IN);
    }

    /** Whether it is time for another line in the log on this network being held back. */
    boolean tell(From from) {
        var now = clock.instant();
        if (wasTold(from, now)) {
            return false;
        }
        told.put(from.network(), now);
        return true;
    }

    private boolean wasTold(From from, Instant now) {
        var before = told.getIfPresent(from.network());
        return before != null && now.isBefore(before.plus(TOLD_EVERY)) && !before.isAfter(now);
    }

    /** For tests and drills that begin anew. */
    void forget() {
        tries.invalidateAll();
        looks.invalidateAll();
        looksOfOurs.invalidateAll();
        questions.invalidateAll();
    }

    private static Bucket of(Cache<String, Bucket> buckets, From from) {
        return buckets.get(from.network(), _ -> new Bucket());
    }

    /** Tokens that come back evenly. */
    private static final class Bucket {
        private double taken;
        private Instant at = Instant.MIN;

        synchronized boolean isEmpty(Instant now, int most, Duration comeBackIn) {
            comeBack(now, most, comeBackIn);
            return taken + 1 > most;
        }

        private void comeBack(Instant now, int most, Duration comeBackIn) {
            if (at.isBefore(now) && at != Instant.MIN) {
                var back = (double) Duration.between(at, now).toMillis() / comeBackIn.toMillis() * most;
                taken = Math.max(0, taken - back);
            }
            at = now;
        }

        synchronized boolean take(Instant now, int most, Duration comeBackIn) {
            comeBack(now, most, comeBackIn);
            if (taken + 1 > most) {
                return false;
            }
            taken++;
            return true;
        }

        synchronized void giveBack(int most) {
            taken = Math.max(0, Math.min(taken - 1, most));
        }
    }
}
