package org.havenport.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/**
 * Reads what was uploaded, one after the other, on every node that serves pages. What waits stands in the database alone:
 * a node that is killed leaves an upload that falls silent, and another can go on.
 */
@Component
class UploadReading implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UploadReading.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_NUMBERS = Duration.ofMillis(400);

    private final UploadStore store;
    private final UploadPieces pieces;
    private final Intake intake;
    private final Clock clock;
    private final boolean wanted;
    private final Semaphore knocks = new Semaphore(0);
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    UploadReading(UploadStore store, UploadPieces pieces, Intake intake, Clock clock, ApplicationContext program) {
        this.store = store;
        this.pieces = pieces;
        this.intake = intake;
        this.clock = clock;
        this.wanted = program instanceof WebApplicationContext;
    }

    /** Something waits now: no need to look again by the clock. */
    void knock() {
        knocks.release();
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name("uploads").start(this::rounds);
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        stopping = true;
        knock();
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void rounds() {
        while (!stopping) {
            try {
                store.tidy();
                var taken = store.take();
                if (taken.isPresent()) {
                    read(taken.get());
                    continue;
                }
            } catch (RuntimeException e) {
                log.warn("Uploads cannot be read now: {}", e.getClass().getSimpleName());
            }
            try {
                if (knocks.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    knocks.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void read(UploadStore.Taken taken) {
        var over = new CountDownLatch(1);
        Thread.ofVirtual().name("upload-alive").start(() -> beat(taken, over));
        try {
            var run = intake.begin(UploadStore.JOB, taken.source(), taken.live());
            store.runs(taken, run.id());
            var whole = readFiles(taken, run);
            intake.finish(UploadStore.JOB, run);
            store.end(taken.upload(), whole);
        } finally {
            over.countDown();
        }
    }

    private boolean readFiles(UploadStore.Taken taken, Run run) {
        while (true) {
            var next = store.next(taken.upload());
            if (next.isEmpty()) {
                return true;
            }
            var task = next.get();
            var report = readFile(task, run, new Watch(taken, task));
            store.done(task, report);
            if (report.stopped()) {
                return false;
            }
        }
    }

    private FileReport readFile(UploadStore.Task task, Run run, Watch watch) {
        if (!watch.goesOn()) {
            return new FileReport(Counts.NONE, List.of(), true);
        }
        try (var in = pieces.open(task)) {
            return intake.read(UploadStore.JOB, run, task.name(), in, watch);
        } catch (IOException e) {
            return intake.unreadable(UploadStore.JOB, run, task.name());
        }
    }

    /** A large patient may take longer than anybody would be believed to live. */
    private void beat(UploadStore.Taken taken, CountDownLatch over) {
        try {
            while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                store.goesOn(taken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("An upload could not be said to be alive: {}", e.getClass().getSimpleName());
        }
    }

    /** Writes the numbers for the page, and asks whether to go on, a few times a second at most. */
    private final class Watch implements Progress {

        private final UploadStore.Taken taken;
        private final UploadStore.Task task;
        private Instant written = Instant.EPOCH;
        private Instant asked = Instant.EPOCH;
        private boolean on = true;

        Watch(UploadStore.Taken taken, UploadStore.Task task) {
            this.taken = taken;
            this.task = task;
        }

        @Override
        public void at(Counts soFar) {
            var now = clock.instant();
            if (Duration.between(written, now).compareTo(BETWEEN_NUMBERS) >= 0) {
                written = now;
                store.at(task, soFar);
            }
        }

        @Override
        public boolean goesOn() {
            var now = clock.instant();
            if (on && (stopping || Duration.between(asked, now).compareTo(BETWEEN_NUMBERS) >= 0)) {
                asked = now;
                on = !stopping && store.goesOn(taken);
            }
            return on;
        }
    }
}
