package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Somebody writes at the very moment in which keys are renewed; neither the new value nor the new key is lost. */
@PortalTest
@TestPropertySource(properties = "havenport.test=keys that are renewed")
class WrittenWhileKeysAreRenewedTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    Reseal reseal;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Keys keys;

    @Autowired
    Vault vault;

    @Autowired
    Keyring keyring;

    @Autowired
    Keeping keeping;

    @Autowired
    Asking asking;

    @Autowired
    WhereSealed where;

    private final UUID patient = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();

    @BeforeEach
    void anEntry() {
        asking.run(JOB, sql -> {
            vault.createKey(sql, patient);
            sql.of("""
                            insert into chart.item (patient_id, id, version, type, category, status, release_state, group_id,
                                effective_from, issued_at, codes, labels, source, history, digest, gist, body, filed_at)
                            values (:patient, :id, 1, 'Observation', 'LABORATORY', 'final', 'RETRACTED', :id, viewer.at(),
                                viewer.at(), '{}', '{}', 'test', true, '\\x00', :gist, :body, viewer.at())
                            """)
                    .param("patient", patient)
                    .param("id", item)
                    .param("gist", sealed(sql, "gist", "before"))
                    .param("body", sealed(sql, "body", "before"))
                    .update();
        });
        keys.fillIn(JOB);
    }

    @Test
    @Verifies("A1.3#5")
    void whatIsSealedBeforeAndCommittedAfterwardsStillOpens() throws InterruptedException {
        whileSomebodyWrites(
                sql -> sealed(sql, "body", "meanwhile"),
                this::write,
                () -> reseal.run(JOB, Duration.ZERO, RotationProgress.none()));

        assertThat(read()).isEqualTo("meanwhile");
        assertThat(keys.status(JOB).otherwiseSealed()).isZero();
    }

    @Test
    @Verifies("A1.3#5")
    void whatIsBlindedBeforeAndCommittedAfterwardsIsStillFound() throws InterruptedException {
        whileSomebodyWrites(
                sql -> vault.blind(sql, patient, "code", "99-1"),
                (sql, blinded) -> sql.of("update chart.item set codes = array[:code] where patient_id = :patient")
                        .param("code", blinded)
                        .param("patient", patient)
                        .update(),
                () -> rebuild.run(JOB, Duration.ZERO, RotationProgress.none()));

        var found = asking.as(
                JOB,
                sql -> sql.of("select id from chart.item where codes && cast(:code as bytea[])")
                        .param("code", vault.everyBlind(sql, "code", "99-1"))
                        .query(UUID.class)
                        .list());
        assertThat(found).containsExactly(item);
    }

    /** What is written is made before the keys are renewed and committed when they are, or when nobody waits longer. */
    private void whileSomebodyWrites(Function<Sql, byte[]> made, BiConsumer<Sql, byte[]> written, Runnable renewing)
            throws InterruptedException {
        var hasMade = new CountDownLatch(1);
        var renewed = new CountDownLatch(1);
        var writer = Thread.startVirtualThread(() -> asking.run(JOB, sql -> {
            var value = made.apply(sql);
            hasMade.countDown();
            // With the lock nobody can finish before this has ended.
            await(renewed, 10_000);
            written.accept(sql, value);
        }));
        assertThat(hasMade.await(10, TimeUnit.SECONDS)).isTrue();
        renewing.run();
        renewed.countDown();
        writer.join();
    }

    @Test
    @Verifies("A1.3#5")
    void whatIsWrittenBetweenReadingAndSealingAnewIsNotOverwritten() {
        var key = DataKey.of(patient);
        var table = SealedTable.of(
                        where.ofPatients().stream().filter(it -> it.table().equals("chart.item")))
                .getFirst();
        var opened = asking.as(JOB, sql -> keyring.toOpen(sql, key, body(sql)));
        var writes = new AtomicInteger();
        var slow = new Aead() {
            @Override
            public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
                return opened.encrypt(plain, associated);
            }

            @Override
            public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
                if (writes.getAndIncrement() == 0) {
                    asking.run(JOB, sql -> write(sql, sealed(sql, "body", "meanwhile")));
                }
                return opened.decrypt(sealed, associated);
            }
        };

        var done = keeping.as(JOB, sql -> table.seal(sql, key, slow, new byte[5], table.rows(sql, key, new byte[5])));

        assertThat(writes.get()).isPositive();
        assertThat(done.sealed()).as("left for the next look").isZero();
        assertThat(read()).isEqualTo("meanwhile");
    }

    private byte[] sealed(Sql sql, String column, String text) {
        return vault.seal(sql, patient, text.getBytes(StandardCharsets.UTF_8), "chart.item|" + item + "|1|" + column);
    }

    private void write(Sql sql, byte[] body) {
        sql.of("update chart.item set body = :body, effective_from = effective_from - interval '1 s'"
                        + " where patient_id = :patient")
                .param("body", body)
                .param("patient", patient)
                .update();
    }

    private byte[] body(Sql sql) {
        return sql.of("select body from chart.item where patient_id = :patient")
                .param("patient", patient)
                .query(byte[].class)
                .single();
    }

    private String read() {
        return asking.as(
                JOB,
                sql -> new String(
                        vault.open(sql, patient, body(sql), "chart.item|" + item + "|1|body"), StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
