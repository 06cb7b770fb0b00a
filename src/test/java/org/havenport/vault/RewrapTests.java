package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@TestPropertySource(properties = "havenport.test=keys that are renewed")
class RewrapTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    Rewrap rewrap;

    @Autowired
    Escrow escrow;

    @Autowired
    Vault vault;

    @Autowired
    KeyCustody custody;

    @Autowired
    Keeping keeping;

    @Autowired
    Asking asking;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    private final UUID patient = UUID.randomUUID();
    private byte[] sealed = {};

    @BeforeEach
    void aPatient() {
        sealed = asking.as(JOB, sql -> {
            vault.createKey(sql, patient);
            return vault.seal(sql, patient, new byte[] {1, 2, 3}, "test|1");
        });
    }

    @Test
    @Verifies("A1.3#5")
    void nothingIsWrappedBeforeACopyOfTheNewKeyWasOpened() throws Exception {
        var old = custody.current();

        var first = rewrap.run(JOB, false, RotationProgress.none());

        assertThat(first.lacksACopy()).isTrue();
        assertThat(custody.current()).isEqualTo(old);
        assertThat(custody.known()).contains(old, first.key());
        assertThat(wrappedBy(first.key())).isZero();

        var copy = folder.resolve("copy.p12");
        escrow.confirm(JOB, copy, escrow.write(JOB, copy, 1), "Jana");
        var second = rewrap.run(JOB, false, RotationProgress.none());

        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.wrapped()).isPositive();
        assertThat(custody.known()).containsExactly(first.key());
        assertThat(wrappedBy(old)).isZero();
        assertThat(escrow.confirmed(JOB)).isPresent();
        assertThat(open(vault)).containsExactly(1, 2, 3);
        var restarted = new Keysets(asking, new FileCustody(custody.place()));
        assertThat(restarted.mac()).isNotNull();
    }

    @Test
    @Verifies("A1.3#5")
    void nobodyFailsMeanwhile() throws InterruptedException {
        var elsewhere = new FileCustody(custody.place());
        var keysets = new Keysets(asking, elsewhere);
        var stop = new AtomicBoolean();
        var reads = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var other = Thread.startVirtualThread(() -> {
            while (!stop.get()) {
                try {
                    // A node without anything in memory, and one that makes keys with what it knows.
                    var keyring = new Keyring(keysets, clock, Duration.ofMinutes(10), Duration.ofMinutes(30));
                    byte[] opened = asking.as(
                            JOB,
                            sql -> Envelope.open(
                                    keyring.toOpen(sql, DataKey.of(patient), sealed),
                                    sealed,
                                    Envelope.associated(patient, "test|1")));
                    assertThat(opened).hasSize(3);
                    if (reads.getAndIncrement() % 50 == 0) {
                        asking.run(JOB, sql -> vault.createKey(sql, UUID.randomUUID()));
                    }
                } catch (RuntimeException | AssertionError e) {
                    failures.add(e);
                }
            }
        });

        for (int i = 0; i < 2; i++) {
            rewrap.run(JOB, true, RotationProgress.none());
        }
        stop.set(true);
        other.join();

        System.out.printf(
                "Keys: %d reads, %d failed while the organisation's key was renewed twice%n",
                reads.get(), failures.size());
        assertThat(failures).isEmpty();
        assertThat(reads.get()).isPositive();
    }

    @Test
    @Verifies("A1.3#5")
    void whoeverLookedTooEarlyAndChoosesTheOldKeyLosesNothing() {
        var old = custody.current();
        var late = new RotationProgress() {
            @Override
            public void at(String phase, long done, long total) {
                custody.prefer(old);
            }

            @Override
            public void written(int values) {
                custody.prefer(old);
            }

            @Override
            public void waits(String what, long seconds) {
                custody.prefer(old);
                RotationProgress.pause(200);
            }
        };

        var ended = rewrap.run(JOB, true, late);

        assertThat(custody.known()).containsExactly(ended.key());
        var restarted = new FileCustody(custody.place());
        assertThat(new Keysets(asking, restarted).mac()).isNotNull();
        assertThat(restarted.unwrap(storedKey(), "patient|" + patient).size()).isPositive();
    }

    private byte[] storedKey() {
        return keeping.as(
                JOB,
                sql -> sql.of("select wrapped from vault.patient_key where patient_id = :patient")
                        .param("patient", patient)
                        .query(byte[].class)
                        .single());
    }

    @Test
    void aKeyThatWrapsOneCannotBeForgotten() {
        var id = custody.current();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> keeping.run(
                        JOB,
                        sql -> sql.of("delete from vault.organisation_key where id = :id")
                                .param("id", id)
                                .update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private byte[] open(Vault node) {
        return asking.as(JOB, sql -> node.open(sql, patient, sealed, "test|1"));
    }

    private long wrappedBy(String key) {
        return keeping.as(
                JOB,
                sql -> sql.of("select count(*) from vault.patient_key where wrapped_by = :key")
                        .param("key", key)
                        .query(Long.class)
                        .single());
    }
}
