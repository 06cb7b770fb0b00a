package org.havenport.audit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals every second and anchors every minute, from the start of the program to its end. */
@Component
class SealingRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SealingRounds.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int ROUNDS_PER_ANCHOR = 60;

    private final Sealer sealer;
    private final Anchoring anchoring;
    private final boolean wanted;
    private CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    SealingRounds(
            Sealer sealer,
            Anchoring anchoring,
            AuditCannotBeRewritten safeguard,
            @Value("${havenport.audit.sealing:true}") boolean wanted) {
        this.sealer = sealer;
        this.anchoring = anchoring;
        safeguard.orRefuse();
        this.wanted = wanted;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("audit-seal").start(this::rounds);
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            // Not interrupted: that would tear the connection it may be using.
            stopping.countDown();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server and the pages in starting, after them in stopping. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void rounds() {
        var well = true;
        var round = 0;
        do {
            well = round(well, round++ % ROUNDS_PER_ANCHOR == 0);
        } while (!stopsWithinARound());
        round(well, true);
    }

    private boolean stopsWithinARound() {
        try {
            return stopping.await(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private boolean round(boolean wasWell, boolean anchor) {
        try {
            anchoring.begin();
            sealer.seal();
            if (anchor) {
                anchoring.anchor();
            }
            return true;
        } catch (RuntimeException e) {
            if (wasWell) {
                log.warn("Audit lines cannot be sealed now: {}", e.getClass().getSimpleName());
            }
            return false;
        }
    }
}
