package org.havenport.passwords;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.havenport.safeguards.Evidence;
import org.havenport.safeguards.Safeguard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets no more passwords be compared at once than there are processors, and those of browsers nobody knows use at most
 * half of them: whoever floods the sign-in page takes neither the machine nor the way in of those who are known. Few
 * wait, for two seconds at most; all others are told at once that it is busy (A1.4). They are computed on threads of the
 * system, which shares the processors out in small slices: on the thread of a request a hash would keep a processor from
 * every other request until it is done.
 */
@Component
class HashesAreFewAtOnce implements Safeguard {

    private static final int WAIT_SECONDS = 2;
    private static final int WAITING_FOR_EACH = 4;
    private static final int RESTS = 3;

    private final Clock clock;
    private final int processors;
    private final ExecutorService threads;
    private final Semaphore all;
    private final Lane known;
    private final Lane strangers;
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicLong computed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    @Autowired
    HashesAreFewAtOnce(Clock clock) {
        this(
                clock,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().availableProcessors());
    }

    HashesAreFewAtOnce(Clock clock, int slots, int processors) {
        this.clock = clock;
        this.processors = processors;
        threads = Executors.newFixedThreadPool(
                slots, Thread.ofPlatform().daemon().name("hash-", 1).factory());
        all = new Semaphore(slots, true);
        known = new Lane(slots);
        strangers = new Lane(Math.max(1, slots / 2));
    }

    /** Computes when there is room soon; empty when it is busy. */
    <T> Optional<T> soon(boolean isKnown, Supplier<T> hash) {
        var lane = isKnown ? known : strangers;
        if (!lane.enter()) {
            refused.incrementAndGet();
            return Optional.empty();
        }
        var rests = false;
        try {
            if (!all.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                refused.incrementAndGet();
                return Optional.empty();
            }
            var begun = System.nanoTime();
            try {
                return Optional.of(counted(hash));
            } finally {
                all.release();
                rests = !isKnown && lane.restWhenOthersWait(System.nanoTime() - begun);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (!rests) {
                lane.leave();
            }
        }
    }

    /** Computes when there is room, however long that takes: for what somebody who is in chose, or a job makes. */
    <T> T atLast(Supplier<T> hash) {
        all.acquireUninterruptibly();
        try {
            return counted(hash);
        } finally {
            all.release();
        }
    }

    private <T> T counted(Supplier<T> hash) {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            return CompletableFuture.supplyAsync(hash, threads).join();
        } finally {
            now.decrementAndGet();
            computed.incrementAndGet();
        }
    }

    HashLoad load() {
        return new HashLoad(processors, most.get(), computed.get(), refused.get());
    }

    @Override
    public List<String> requirements() {
        return List.of("A1.4", "B.sec.3");
    }

    @Override
    public String promise() {
        return "No more passwords are compared at once than the machine has processors.";
    }

    @Override
    public Evidence evidence() {
        var load = load();
        return Evidence.none(
                Math.max(0, load.most() - load.processors()),
                "Since the start at most %d at once on %d processors; %,d compared, %,d told that it is busy."
                        .formatted(load.most(), load.processors(), load.computed(), load.refused()),
                clock.instant(),
                null);
    }

    /** Those of one kind: so many at once, and so many who wait. */
    private static final class Lane {
        private final Semaphore places;
        private final Semaphore turns;

        Lane(int slots) {
            places = new Semaphore(slots * (1 + WAITING_FOR_EACH), true);
            turns = new Semaphore(slots, true);
        }

        boolean enter() {
            if (!places.tryAcquire()) {
                return false;
            }
            try {
                if (turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            places.release();
            return false;
        }

        void leave() {
            turns.release();
            places.release();
        }

        /** While others wait a turn is free again only after some times as long as it took: most is for those at work. */
        boolean restWhenOthersWait(long nanos) {
            if (!turns.hasQueuedThreads()) {
                return false;
            }
            Thread.startVirtualThread(() -> {
                try {
                    TimeUnit.NANOSECONDS.sleep(RESTS * nanos);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    leave();
                }
            });
            return true;
        }
    }
}
