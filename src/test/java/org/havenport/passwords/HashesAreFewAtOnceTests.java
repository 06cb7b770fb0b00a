package org.havenport.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.junit.jupiter.api.Test;

class HashesAreFewAtOnceTests {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final HashesAreFewAtOnce slots = new HashesAreFewAtOnce(Clock.systemUTC());

    @Test
    @Verifies("A1.4#3")
    void neverMoreAtOnceThanProcessorsAndTheRestIsToldAtOnce() throws Exception {
        var done = new AtomicInteger();
        var busy = new AtomicInteger();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                var known = i % 2 == 0;
                many.submit(() -> (slots.soon(known, slow(10)).isPresent() ? done : busy).incrementAndGet());
            }
        }
        assertThat(done.get() + busy.get()).isEqualTo(400);
        assertThat(busy.get()).isPositive();
        assertThat(slots.load().most()).isBetween(1, PROCESSORS);
        assertThat(slots.load().refused()).isEqualTo(busy.get());
        assertThat(slots.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void whoIsKnownDoesNotWaitForStrangers() throws Exception {
        var let = new CountDownLatch(1);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            int strangers = Math.max(1, PROCESSORS / 2);
            for (int i = 0; i <= 5 * strangers; i++) {
                many.submit(() -> slots.soon(false, held(let)));
            }
            while (slots.load().refused() == 0) {
                Thread.sleep(5);
            }
            assertThat(slots.soon(false, () -> 1)).as("one stranger too many").isEmpty();
            if (PROCESSORS > 1) {
                assertThat(many.submit(() -> slots.soon(true, () -> 1)).get(30, TimeUnit.SECONDS))
                        .isEqualTo(Optional.of(1));
            }
            let.countDown();
        }
        assertThat(slots.soon(false, () -> 1)).isEqualTo(Optional.of(1));
    }

    @Test
    void theEvidenceTurnsWhenMoreAreComputedAtOnce() throws Exception {
        var open = new HashesAreFewAtOnce(Clock.systemUTC(), PROCESSORS + 4, PROCESSORS);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4 * PROCESSORS + 8; i++) {
                many.submit(() -> open.soon(true, slow(50)));
            }
        }
        assertThat(open.evidence().state()).isEqualTo(State.BROKEN);
    }

    private static Supplier<Integer> slow(int millis) {
        return () -> {
            sleep(millis);
            return millis;
        };
    }

    private static Supplier<Integer> held(CountDownLatch let) {
        return () -> {
            try {
                let.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 0;
        };
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
