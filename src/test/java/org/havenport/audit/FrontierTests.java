package org.havenport.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.havenport.vault.Vault;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing that was committed late, undone or linked by another process is left without its seal. */
class FrontierTests {

    private static LogOfItsOwn log;

    @BeforeAll
    static void fill() throws IOException {
        log = new LogOfItsOwn();
        log.grow(3);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void aLineIsSealedThatWasCommittedAfterOthersWithHigherNumbers() throws Exception {
        var written = new CountDownLatch(1);
        var sealed = new CountDownLatch(1);
        var late = CompletableFuture.runAsync(() -> log.asking.run(Viewer.job("test"), sql -> {
            log.audit.record(sql, AuditEvent.of("late"));
            log.audit.record(sql, AuditEvent.of("late"));
            written.countDown();
            await(sealed);
        }));
        written.await();
        log.grow(5);
        log.skipNumbers(3);
        log.grow(2);
        sealed.countDown();
        late.join();

        assertThat(log.sealer.seal()).isEqualTo(2);
        assertThat(log.sealer.seal()).isZero();
        assertEverythingIsSealed();
    }

    @Test
    void twoProcessesSealByTurnsAndEachLineOnce() {
        var other = new Sealer(log.asking, log.context.getBean(Vault.class), log.context.getBean(Clock.class));
        for (int turn = 0; turn < 4; turn++) {
            write(2);
            assertThat(other.seal()).isEqualTo(2);
            log.grow(3);
            log.skipNumbers(1);
            assertThat(other.seal()).isZero();
        }
        assertEverythingIsSealed();
    }

    private static void write(int lines) {
        log.asking.run(Viewer.job("test"), sql -> {
            for (var i = 0; i < lines; i++) {
                log.audit.record(
                        sql, AuditEvent.about("result-viewed", UUID.randomUUID(), "Observation", UUID.randomUUID()));
            }
        });
    }

    private static void assertEverythingIsSealed() {
        var verification = log.audit.verify(VerificationProgress.none());
        assertThat(verification.held()).isTrue();
        assertThat(log.sealer.sealEverything()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
