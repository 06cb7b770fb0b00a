package org.havenport.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.havenport.safeguards.Safeguards;
import org.havenport.safeguards.Safeguards.Assessment;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the promises answered when they were last asked: all of them take too long for a first page. */
@Component
class LastAsked {

    private static final Logger log = LoggerFactory.getLogger(LastAsked.class);
    private static final Viewer JOB = Viewer.job("safeguards");
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Safeguards safeguards;
    private final Register register;
    private final Clock clock;
    private final AtomicReference<@Nullable Answers> last = new AtomicReference<>();
    private final AtomicBoolean asking = new AtomicBoolean();

    LastAsked(Safeguards safeguards, Register register, Clock clock) {
        this.register = register;
        this.safeguards = safeguards;
        this.clock = clock;
    }

    /** The answers and when they were given. */
    record Answers(Instant at, List<Entry> all) {

        /** What was seen, without what people decided. */
        List<Assessment> asked() {
            return all.stream().map(Entry::asked).toList();
        }

        /** One promise, or empty when there is none of that name. */
        Optional<Entry> of(String promise) {
            return all.stream().filter(e -> e.name().equals(promise)).findFirst();
        }

        long count(Standing standing) {
            return all.stream().filter(e -> e.standing() == standing).count();
        }
    }

    /** Asks now, and keeps what was seen. */
    Answers ask() {
        var asked = safeguards.assess();
        var answers = new Answers(clock.instant(), register.keep(JOB, asked));
        last.set(answers);
        return answers;
    }

    /** The answers of the last minutes as this reader may see them, with what people decided until now; asks when there are none. */
    Answers answers(Viewer viewer) {
        var answers = last.get();
        if (answers == null || answers.at().plus(GOOD_FOR).isBefore(clock.instant())) {
            answers = ask();
        }
        return new Answers(answers.at(), register.entries(viewer, answers.asked()));
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
