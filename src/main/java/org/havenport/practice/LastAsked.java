package org.havenport.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.havenport.safeguards.Safeguards;
import org.havenport.safeguards.Safeguards.Assessment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the promises answered when they were last asked: all of them take too long for a first page. */
@Component
class LastAsked {

    private static final Logger log = LoggerFactory.getLogger(LastAsked.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Safeguards safeguards;
    private final Clock clock;
    private final AtomicReference<@Nullable Answers> last = new AtomicReference<>();
    private final AtomicBoolean asking = new AtomicBoolean();

    LastAsked(Safeguards safeguards, Clock clock) {
        this.safeguards = safeguards;
        this.clock = clock;
    }

    /** The answers and when they were given. */
    record Answers(Instant at, List<Assessment> all) {}

    /** Asks now. */
    Answers ask() {
        var answers = new Answers(clock.instant(), safeguards.assess());
        last.set(answers);
        return answers;
    }

    /** The last answers, or null when there are none yet; asks anew beside the caller when they are older than 5 minutes. */
    @Nullable
    Answers remembered() {
        var answers = last.get();
        if ((answers == null || answers.at().plus(GOOD_FOR).isBefore(clock.instant()))
                && asking.compareAndSet(false, true)) {
            // Not here: the caller is inside a transaction of a person, the promises look with their own.
            Thread.ofVirtual().name("safeguards").start(this::askBeside);
        }
        return answers;
    }

    private void askBeside() {
        try {
            ask();
        } catch (RuntimeException e) {
            log.warn("The safeguards could not be asked: {}", e.getClass().getSimpleName());
        } finally {
            asking.set(false);
        }
    }
}
