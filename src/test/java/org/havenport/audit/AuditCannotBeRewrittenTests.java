package org.havenport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.havenport.audit.Verification.Kind;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditCannotBeRewrittenTests {

    /** Lines in the log, anchored at every 25th. */
    private static final int LINES = 200;

    private static LogOfItsOwn log;
    private static Thief thief;
    private static AuditCannotBeRewritten safeguard;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        log = new LogOfItsOwn();
        for (var i = 0; i < LINES / 25; i++) {
            log.grow(25);
            log.skipNumbers(2);
            log.anchoring.anchor();
        }
        thief = new Thief(log.owner());
        safeguard = log.context.getBean(AuditCannotBeRewritten.class);
    }

    @AfterAll
    static void close() throws SQLException {
        thief.close();
        log.close();
    }

    @AfterEach
    void undo() throws SQLException {
        thief.undo();
        assertThat(verify().held()).as("the untouched log").isTrue();
    }

    @Test
    void anUntouchedLogHolds() {
        var verification = verify();

        assertThat(verification.held()).isTrue();
        assertThat(verification.first()).isNull();
        assertThat(verification.lines()).isEqualTo(LINES);
        assertThat(verification.anchors()).isEqualTo(LINES / 25);
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    void aLogThatIsBeingWrittenRaisesNoAlarm() throws InterruptedException {
        var going = new AtomicBoolean(true);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 3; i++) {
                writers.submit(() -> {
                    while (going.get()) {
                        log.grow(3);
                    }
                });
            }
            for (var i = 0; i < 20; i++) {
                assertThat(verify().first()).isNull();
            }
            going.set(false);
            writers.shutdown();
            assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @Verifies("B.risk.sec.1#5")
    void aChangedLineIsNamed() throws SQLException {
        assertThat(thief.run("update audit.line set n = n + 1 where seq = ?", seqAt(77)))
                .isOne();

        assertFirst(Kind.CHANGED, 77);
        assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);
        assertThat(safeguard.evidence().seen()).contains("77");
    }

    @Test
    @Verifies("B.risk.sec.1#6")
    void aRemovedLineIsNamed() throws SQLException {
        thief.run("delete from audit.line where seq = ?", seqAt(77));

        assertFirst(Kind.MISSING, 77);
        assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);
    }

    @Test
    @Verifies("B.risk.sec.1#6")
    void aLineRemovedWithItsSealIsNamed() throws SQLException {
        thief.run("delete from audit.line where seq = ?", seqAt(77));
        thief.run("delete from audit.seal where position = 77");

        assertFirst(Kind.MISSING, 77);
    }

    @Test
    void closingTheGapDoesNotHideIt() throws SQLException {
        thief.run("delete from audit.line where seq = ?", seqAt(77));
        thief.run("delete from audit.seal where position = 77");
        thief.run("update audit.seal set position = -position where position > 77");
        thief.run("update audit.seal set position = -position - 1 where position < 0");

        assertFirst(Kind.REORDERED, 77);
    }

    @Test
    void aLineAddedByHandIsNamed() throws SQLException {
        thief.run("""
                insert into audit.line (id, at, actor, kind, action, outcome, n, mac)
                select gen_random_uuid(), at, actor, kind, action, outcome, n, mac from audit.line where seq = ?
                """, seqAt(10));

        assertFirst(Kind.INSERTED, LINES + 1);
        assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);
    }

    @Test
    @Verifies("B.risk.sec.1#7")
    void twoSwappedLinesAreNamed() throws SQLException {
        var seq = seqAt(120);
        thief.run("update audit.line set seq = -1 where seq = ?", seqAt(77));
        thief.run("update audit.line set seq = ? where seq = ?", seqAt(77), seq);
        thief.run("update audit.line set seq = ? where seq = -1", seq);

        assertFirst(Kind.REORDERED, 77);
    }

    @Test
    void aCutOffEndIsFoundByTheAnchor() throws SQLException {
        thief.run("delete from audit.line where seq >= ?", seqAt(180));
        thief.run("delete from audit.seal where position >= 180");

        assertFirst(Kind.TRUNCATED, 180);
        assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void anOldCopyThatWentOnIsFoundByTheAnchor() throws SQLException {
        thief.run("delete from audit.line where seq >= ?", seqAt(180));
        thief.run("delete from audit.seal where position >= 180");
        log.grow(50);

        assertFirst(Kind.ANOTHER_HISTORY, 176);
        assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void theProgramDoesNotAnchorAnotherHistory() throws SQLException, IOException {
        var anchors = Files.readString(log.anchors());
        thief.run("delete from audit.line where seq >= ?", seqAt(180));
        thief.run("delete from audit.seal where position >= 180");
        log.grow(50);
        log.anchoring.anchor();

        assertThat(Files.readString(log.anchors())).isEqualTo(anchors);
    }

    @Test
    void aDamagedAnchorIsNamed() throws IOException {
        var anchors = Files.readString(log.anchors());
        try {
            Files.writeString(log.anchors(), anchors.replaceFirst("\"seq\":\\d+", "\"seq\":1"));
            assertThat(first().kind()).isEqualTo(Kind.ANCHORS_DAMAGED);
            Files.writeString(log.anchors(), anchors + "not an anchor\n");
            assertThat(first().kind()).isEqualTo(Kind.ANCHORS_DAMAGED);
        } finally {
            Files.writeString(log.anchors(), anchors);
        }
    }

    @Test
    void anAnchorHalfWrittenWhenThePowerWentRaisesNoAlarm() throws IOException {
        Files.writeString(log.anchors(), "{\"position\":2", StandardOpenOption.APPEND);

        assertThat(verify().held()).isTrue();
    }

    @Test
    void aGenuineLineCannotBeAddedOnceMore() throws SQLException {
        var copy = """
                insert into audit.line (id, at, actor, kind, job, patient_id, action, outcome, type, item, n, mac)
                select id, at, actor, kind, job, patient_id, action, outcome, type, item, n, mac
                from audit.line where seq = ?
                """;
        assertThatThrownBy(() -> thief.run(copy, seqAt(10))).hasMessageContaining("line_id_is_unique");

        thief.run("alter table audit.line drop constraint line_id_is_unique");
        try {
            thief.run(copy, seqAt(10));
            assertFirst(Kind.INSERTED, LINES + 1);
        } finally {
            thief.undo();
            thief.run("alter table audit.line add constraint line_id_is_unique unique (id)");
        }
    }

    @Test
    void aRoleThatCouldChangeLinesBreaksThePromise() throws SQLException {
        thief.run("grant update (n) on audit.line to havenport_staff");
        try {
            assertThat(safeguard.evidence().state()).isEqualTo(State.BROKEN);
            assertThatThrownBy(safeguard::orRefuse).isInstanceOf(IllegalStateException.class);
        } finally {
            thief.run("revoke update (n) on audit.line from havenport_staff");
        }
        assertThat(safeguard.evidence().state()).isEqualTo(State.HOLDS);
    }

    @Test
    @Verifies("B.risk.sec.1#9")
    void noRoleOfTheProgramMayChangeOrRemoveALine() {
        for (var statement : List.of(
                "update audit.line set n = 0",
                "delete from audit.line",
                "truncate audit.line",
                "update audit.seal set seq = 0",
                "delete from audit.seal")) {
            assertThatThrownBy(() -> log.asking.as(
                            Viewer.job("test"), sql -> sql.of(statement).update()))
                    .as(statement)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void verifyingLeavesATrace() throws SQLException {
        log.audit.verify(VerificationProgress.none());

        assertThat(thief.longs("select count(*) from audit.line where action = 'audit-verified'"))
                .containsExactly(1L);
    }

    @Test
    @Verifies({"B.risk.sec.1#5", "B.risk.sec.1#6", "B.risk.sec.1#7"})
    void fiveHundredRandomTampersAreEachFoundAtTheRightRow() throws SQLException {
        var seed = Long.getLong("havenport.seed", System.nanoTime() % 1_000_000_000);
        var tampers = Integer.getInteger("havenport.tampers", 500);
        var tampering = new Tampering(thief, log, LINES, seed);
        var found = new TreeMap<String, Integer>();
        var began = System.nanoTime();
        for (var i = 0; i < tampers; i++) {
            var expected = tampering.next();
            var first = first();
            assertThat(first.position()).as("%s, number %d", tampering, i).isEqualTo(expected);
            found.merge(tampering.kind(), 1, Integer::sum);
            thief.undo();
            if (i % 10 == 0) {
                assertThat(verify().first())
                        .as("a false alarm after %s", tampering)
                        .isNull();
            }
            if (i % 1000 == 999) {
                System.out.printf("audit: %,d of %,d%n", i + 1, tampers);
            }
        }
        System.out.println(tampering.report(found, System.nanoTime() - began));
    }

    private static void assertFirst(Kind kind, long position) {
        var first = first();
        assertThat(first.kind()).as(first.what()).isEqualTo(kind);
        assertThat(first.position()).as(first.what()).isEqualTo(position);
    }

    private static Verification.Problem first() {
        var verification = verify();
        assertThat(verification.held()).isFalse();
        return java.util.Objects.requireNonNull(verification.first());
    }

    private static Verification verify() {
        return log.context.getBean(ChainReader.class).read(VerificationProgress.none());
    }

    private static long seqAt(int position) throws SQLException {
        return thief.longs("select seq from public.copy_of_seal where position = " + position)
                .getFirst();
    }
}
