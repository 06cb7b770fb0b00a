package org.havenport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.havenport.audit.Verification.Kind;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Verifies("B.risk.sec.1#6")
class TheLogIsAnchoredElsewhereTests {

    @TempDir
    Path elsewhere;

    @Test
    void itTurnsWithWhereTheHeadsLieAndHowOldTheyAre() throws IOException {
        try (var log = new LogOfItsOwn()) {
            log.grow(3);
            assertThat(state(log, log.anchors())).as("lines and no head").isEqualTo(State.BROKEN);

            log.anchoring.anchor();
            assertThat(state(log, log.anchors()))
                    .as("in the folder of the data")
                    .isEqualTo(State.NEEDS_ATTENTION);

            var outside = Files.copy(log.anchors(), elsewhere.resolve("audit.jsonl"));
            assertThat(state(log, outside)).isEqualTo(State.HOLDS);

            log.grow(1);
            assertThat(state(log, outside)).as("a minute behind").isEqualTo(State.HOLDS);
            log.context.getBean(TestClock.class).advance(Duration.ofMinutes(6));
            assertThat(state(log, outside)).as("six minutes behind").isEqualTo(State.BROKEN);
        }
    }

    @Test
    void whatACollectorTookShowsThatTheWholeFolderWasPutBack() throws Exception {
        var taken = elsewhere.resolve("collected.log");
        try (var log = new LogOfItsOwn();
                var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            log.grow(5);
            log.anchoring.anchor();
            var old = Files.readAllBytes(log.anchors());
            var collector = new AnchorSyslog("tcp://127.0.0.1:" + server.getLocalPort());
            var anchoring = new Anchoring(
                    log.asking,
                    log.audit,
                    log.context.getBean(Vault.class),
                    log.context.getBean(AnchorFile.class),
                    collector,
                    Clock.systemUTC());
            log.grow(5);
            var written = collect(server, taken);
            anchoring.anchor();
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(collector.isFailing()).isFalse();
            assertThat(Files.readString(taken))
                    .matches("\\d+ <110>1 \\S+ - havenport \\d+ audit-anchor - \\{\"position\":10,.*}\\s*");
            assertThat(log.audit.verify(taken, VerificationProgress.none()).held())
                    .isTrue();

            // Whoever has the database and the folder of the data takes both back to before.
            try (var owner = log.owner();
                    var tamper = owner.createStatement()) {
                tamper.execute("delete from audit.seal where position > 5");
                tamper.execute("delete from audit.line where seq not in (select seq from audit.seal)");
            }
            Files.write(log.anchors(), old);

            assertThat(log.audit.verify(VerificationProgress.none()).held())
                    .as("inside nothing is wrong")
                    .isTrue();
            var found = log.context
                    .getBean(ChainReader.class)
                    .read(AnchorFile.found(taken), VerificationProgress.none())
                    .first();
            assertThat(Objects.requireNonNull(found).kind()).isIn(Kind.TRUNCATED, Kind.ANOTHER_HISTORY);
        }
    }

    @Test
    void aCollectorThatIsAwayStopsNothingAndIsSeen() throws IOException {
        int nobody;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = server.getLocalPort();
        }
        try (var log = new LogOfItsOwn()) {
            log.grow(2);
            log.anchoring.anchor();
            var collector = new AnchorSyslog("tcp://127.0.0.1:" + nobody);
            collector.send(
                    log.context.getBean(AnchorFile.class).read().anchors().getFirst());

            assertThat(collector.isFailing()).isTrue();
            var safeguard = new TheLogIsAnchoredElsewhere(
                    log.asking,
                    log.context.getBean(AnchorFile.class),
                    collector,
                    log.folder,
                    log.context.getBean(Clock.class));
            assertThat(safeguard.evidence().state()).isEqualTo(State.NEEDS_ATTENTION);
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedByTheNameOfTheSetting() {
        for (var wrong : new String[] {"udp://logs:514", "tcp://logs", "logs:601"}) {
            assertThatThrownBy(() -> new AnchorSyslog(wrong)).hasMessageContaining(AnchorSyslog.SETTING);
        }
    }

    private static State state(LogOfItsOwn log, Path file) {
        return new TheLogIsAnchoredElsewhere(
                        log.asking,
                        new AnchorFile(file.toString()),
                        new AnchorSyslog(""),
                        log.folder,
                        log.context.getBean(Clock.class))
                .evidence()
                .state();
    }

    private static CountDownLatch collect(ServerSocket server, Path into) {
        var done = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            try (var socket = server.accept()) {
                var said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(into, said + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                done.countDown();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return done;
    }
}
