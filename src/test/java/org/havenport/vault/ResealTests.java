package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

@PortalTest
@TestPropertySource(properties = "havenport.test=keys that are renewed")
class ResealTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");
    private static final int ROWS = 250;

    @Autowired
    Reseal reseal;

    @Autowired
    Successors successors;

    @Autowired
    Vault vault;

    @Autowired
    Keys keys;

    @Autowired
    KeyCustody custody;

    @Autowired
    Keysets keysets;

    @Autowired
    Keeping keeping;

    @Autowired
    Asking asking;

    @Autowired
    Clock clock;

    private final UUID patient = UUID.randomUUID();

    @BeforeEach
    void aPatientWithManyEntries() {
        asking.run(JOB, sql -> {
            vault.createKey(sql, patient);
            for (int i = 0; i < ROWS; i++) {
                insert(sql, i);
            }
        });
        keys.fillIn(JOB);
    }

    @Test
    @Verifies("A1.3#5")
    void everyValueIsSealedAnewAndTheOldKeyIsGivenUp() {
        var before = mark();

        var done = reseal.run(JOB, Duration.ZERO, RotationProgress.none());

        assertThat(done.sealed()).isGreaterThanOrEqualTo(2 * ROWS);
        assertThat(mark()).isNotEqualTo(before);
        assertThat(keysOfPatient()).isOne();
        assertThat(sealedWith(before)).isZero();
        assertThat(readAll(vault)).isEqualTo(ROWS);
        java.util.Optional<Rotations.Run> left = keeping.as(JOB, sql -> Rotations.underWay(sql, Rotations.Kind.RESEAL));
        assertThat(left).isEmpty();
    }

    @Test
    @Verifies("A1.3#5")
    void nobodyFailsToReadMeanwhileHereOrElsewhere() throws InterruptedException {
        var elsewhere = anotherNode();
        readAll(elsewhere);
        var stop = new AtomicBoolean();
        var reads = new AtomicInteger();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var readers = new ArrayList<Thread>();
        for (var node : List.of(vault, elsewhere)) {
            readers.add(Thread.startVirtualThread(() -> {
                while (!stop.get()) {
                    try {
                        reads.addAndGet(readAll(node));
                    } catch (RuntimeException | AssertionError e) {
                        failures.add(e);
                    }
                }
            }));
        }
        // Somebody writes while keys change, with keys that were in memory before.
        var written = new AtomicInteger(ROWS);
        readers.add(Thread.startVirtualThread(() -> {
            while (!stop.get()) {
                try {
                    asking.run(JOB, sql -> insert(sql, written.getAndIncrement()));
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
        }));

        for (int i = 0; i < 3; i++) {
            reseal.run(JOB, Duration.ofSeconds(1), RotationProgress.none());
        }
        stop.set(true);
        for (var reader : readers) {
            reader.join();
        }

        System.out.printf(
                "Keys: %d reads, %d written, %d failed while keys were renewed 3 times%n",
                reads.get(), written.get(), failures.size());
        assertThat(failures).isEmpty();
        assertThat(reads.get()).isGreaterThan(1_000);
        assertThat(readAll(vault)).isEqualTo(written.get());
        assertThat(keysOfPatient()).isLessThanOrEqualTo(2);
    }

    @Test
    void itGoesOnWhereItWas() {
        var began = clock.instant();
        var run = keeping.as(JOB, sql -> Rotations.begin(sql, Rotations.Kind.RESEAL, "SEALING", null));
        successors.renew(JOB, run.beganAt(), DataKey.of(patient), RotationProgress.none());
        var renewed = mark();
        assertThat(run.beganAt()).isAfterOrEqualTo(began.minusSeconds(1));
        assertThat(keysOfPatient()).isEqualTo(2);

        reseal.run(JOB, Duration.ZERO, RotationProgress.none());

        assertThat(mark()).as("not renewed a second time").isEqualTo(renewed);
        assertThat(keysOfPatient()).isOne();
        assertThat(readAll(vault)).isEqualTo(ROWS);
    }

    @Test
    void whatDoesNotOpenKeepsItsKey() {
        keeping.run(JOB, sql -> sql.of("""
                        update chart.item set body = body || '\\x00'::bytea
                        where patient_id = :patient and version = 7
                        """).param("patient", patient).update());

        var done = reseal.run(JOB, Duration.ZERO, RotationProgress.none());

        assertThat(done.kept()).isPositive();
        assertThat(keysOfPatient()).isEqualTo(2);
        keeping.run(
                JOB,
                sql -> sql.of("delete from chart.item where patient_id = :patient and version = 7")
                        .param("patient", patient)
                        .update());
        successors.giveUp(JOB, DataKey.of(patient), RotationProgress.none());
        assertThat(keysOfPatient()).isOne();
    }

    @Test
    void aColumnThatNobodyNamesStopsItBeforeAKeyIsLost() {
        keeping.run(
                JOB,
                sql -> sql.of("create table chart.not_named (id uuid, secret bytea)")
                        .update());
        try {
            assertThatThrownBy(() -> reseal.run(JOB, Duration.ZERO, RotationProgress.none()))
                    .hasMessageContaining("chart.not_named.secret");
        } finally {
            keeping.run(JOB, sql -> sql.of("drop table chart.not_named").update());
        }
    }

    @Test
    void aDestroyedKeyLeavesNothingToRead() {
        assertThat(readAll(vault)).isEqualTo(ROWS);

        keys.shred(JOB, patient);

        for (var node : List.of(vault, anotherNode())) {
            assertThatThrownBy(() -> readAll(node)).isInstanceOf(Unreadable.class);
        }
        keeping.run(
                JOB,
                sql -> sql.of("delete from chart.item where patient_id = :patient")
                        .param("patient", patient)
                        .update());
    }

    private Vault anotherNode() {
        var loaded = new Keysets(asking, new FileCustody(custody.place()));
        var keyring = new Keyring(loaded, clock, Duration.ofMinutes(10), Duration.ofMinutes(30));
        var index = new IndexKeys(loaded, clock);
        return new Vault(keyring, keysets, index, new RecordsAreSealedAtRest(asking, keyring, clock));
    }

    private void insert(Sql sql, int number) {
        var id = UUID.randomUUID();
        sql.of("""
                        insert into chart.item (patient_id, id, version, type, category, status, release_state, group_id,
                            effective_from, issued_at, codes, labels, source, history, digest, gist, body, filed_at)
                        values (:patient, :id, :version, 'Observation', 'LABORATORY', 'final', 'RETRACTED', :id,
                            viewer.at(), viewer.at(), '{}', '{}', 'test', true, '\\x00', :gist, :body, viewer.at())
                        """)
                .param("patient", patient)
                .param("id", id)
                .param("version", number)
                .param("gist", vault.seal(sql, patient, plain(number), "chart.item|%s|%d|gist".formatted(id, number)))
                .param("body", vault.seal(sql, patient, plain(number), "chart.item|%s|%d|body".formatted(id, number)))
                .update();
    }

    private static byte[] plain(int number) {
        return ("Potassium 4." + number).getBytes(StandardCharsets.UTF_8);
    }

    private int readAll(Vault node) {
        return asking.as(JOB, sql -> {
            var read = new AtomicInteger();
            sql.of("select id, version, gist, body from chart.item where patient_id = :patient")
                    .param("patient", patient)
                    .query(row -> {
                        var place = "chart.item|%s|%d|".formatted(row.getString(1), row.getInt(2));
                        assertThat(node.open(sql, patient, row.getBytes(3), place + "gist"))
                                .isEqualTo(plain(row.getInt(2)));
                        assertThat(node.open(sql, patient, row.getBytes(4), place + "body"))
                                .isEqualTo(plain(row.getInt(2)));
                        read.incrementAndGet();
                    });
            return read.get();
        });
    }

    private byte[] mark() {
        return keeping.as(
                JOB,
                sql -> sql.of("select mark from vault.patient_key where patient_id = :patient")
                        .param("patient", patient)
                        .query(byte[].class)
                        .single());
    }

    private int keysOfPatient() {
        return keeping.as(
                JOB,
                sql -> sql.of("select wrapped from vault.patient_key where patient_id = :patient")
                        .param("patient", patient)
                        .query((row, _) -> custody.unwrap(row.getBytes(1), "patient|" + patient)
                                .size())
                        .single());
    }

    private long sealedWith(byte[] mark) {
        return keeping.as(
                JOB,
                sql -> sql.of("""
                        select count(*) from chart.item where patient_id = :patient
                        and (substring(gist from 1 for 5) = :mark or substring(body from 1 for 5) = :mark)
                        """)
                        .param("patient", patient)
                        .param("mark", mark)
                        .query(Long.class)
                        .single());
    }
}
