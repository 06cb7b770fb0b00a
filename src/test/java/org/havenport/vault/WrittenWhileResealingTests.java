package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.havenport.database.OwnersConnection;
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
class WrittenWhileResealingTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");

    @Autowired
    Reseal reseal;

    @Autowired
    WhereSealed where;

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
    OwnersConnection owner;

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
        var hasSealed = new CountDownLatch(1);
        var resealed = new CountDownLatch(1);
        var writer = Thread.startVirtualThread(() -> asking.run(JOB, sql -> {
            var body = sealed(sql, "body", "meanwhile");
            hasSealed.countDown();
            // Whoever renews keys is given the time to finish; with the lock it cannot before this has ended.
            await(resealed, 3_000);
            write(sql, body);
        }));
        assertThat(hasSealed.await(10, TimeUnit.SECONDS)).isTrue();

        reseal.run(JOB, Duration.ZERO, RotationProgress.none());
        resealed.countDown();
        writer.join();

        assertThat(read()).isEqualTo("meanwhile");
        assertThat(otherwiseSealed()).isZero();
    }

    @Test
    @Verifies("A1.3#5")
    void whatIsWrittenBetweenReadingAndSealingAnewIsNotOverwritten() {
        var key = DataKey.of(patient);
        var places = where.ofPatients().stream().filter(it -> it.table().equals("chart.item"));
        var table = SealedTable.of(places).getFirst();
        var opened = asking.as(JOB, sql -> keyring.toOpen(sql, key, body(sql)));
        var first = at();
        var writes = new AtomicInteger();
        var slow = new Aead() {
            @Override
            public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
                return opened.encrypt(plain, associated);
            }

            @Override
            public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
                // Between reading and writing: the row is changed until it lies where it lay, after places were swept.
                while (writes.get() == 0 || !at().equals(first) && writes.get() < 50) {
                    var number = writes.incrementAndGet();
                    asking.run(JOB, sql -> write(sql, sealed(sql, "body", "meanwhile " + number)));
                    sweep();
                }
                return opened.decrypt(sealed, associated);
            }
        };

        var done = keeping.as(JOB, sql -> table.seal(sql, key, slow, new byte[5], List.of(first)));

        assertThat(at()).isEqualTo(first);
        assertThat(done.sealed()).isZero();
        assertThat(read()).isEqualTo("meanwhile " + writes);
    }

    private String at() {
        return keeping.as(
                JOB,
                sql -> sql.of("select ctid::text from chart.item where patient_id = :patient")
                        .param("patient", patient)
                        .query(String.class)
                        .single());
    }

    private void sweep() {
        try (var connection = owner.open();
                var statement = connection.createStatement()) {
            statement.execute("vacuum (index_cleanup on, truncate off) chart.item");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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

    private long otherwiseSealed() {
        return keys.status(JOB).otherwiseSealed();
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
