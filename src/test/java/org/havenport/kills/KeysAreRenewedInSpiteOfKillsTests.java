package org.havenport.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.havenport.Havenport;
import org.havenport.audit.Audit;
import org.havenport.audit.VerificationProgress;
import org.havenport.chart.Code;
import org.havenport.house.Verifies;
import org.havenport.intake.Intake;
import org.havenport.vault.Vault;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Keeping;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands that renew keys are killed without warning, as processes of their own, while the portal reads what they
 * renew. Each next one goes on; in the end every value is sealed and found with a new key and no read has failed.
 */
@Tag("slow")
class KeysAreRenewedInSpiteOfKillsTests {

    private static final Viewer.Job JOB = new Viewer.Job("import");
    private static final int FILES = 12;
    private static final String SLOWLY = "25";

    private final ConcurrentLinkedQueue<Throwable> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private int kills;

    @Test
    @Timeout(1800)
    @Verifies("A1.3#5")
    void killedWhileSealingWhileWaitingWhileRebuildingAndWhileWrapping() throws Exception {
        var parent = Files.createDirectories(Path.of("target", "test-data")).toAbsolutePath();
        var folder = Files.createTempDirectory(parent, "key-kills-");
        try (var portal = portal(folder)) {
            feed(portal.getBean(Intake.class));
            var things = read(portal);
            var stop = new AtomicBoolean();
            var reader = Thread.startVirtualThread(() -> readUntil(stop, portal, things));
            try {
                resealing(folder, portal);
                rebuilding(folder, portal);
                rewrapping(folder, portal);
            } finally {
                stop.set(true);
                reader.join();
            }
            System.out.printf("Keys: %d kills, %d reads, %d failed%n", kills, reads.get(), failed.size());
            assertThat(failed).isEmpty();
            assertThat(reads.get()).isGreaterThan(100);
            assertThat(kills).isGreaterThanOrEqualTo(7);
            var verified = portal.getBean(Audit.class).verify(VerificationProgress.none());
            assertThat(verified.first()).isNull();
            asItShouldBe(folder);
        }
    }

    private void resealing(Path folder, ConfigurableApplicationContext portal) throws Exception {
        killedWhen(folder, portal, "done > 10", "reseal", "--rate", SLOWLY);
        killedWhen(folder, portal, "done > 25", "reseal", "--rate", SLOWLY);
        killedWhen(folder, portal, "phase = 'WAITING'", "reseal", "--grace", "600");
        assertThat(begun(portal, "resealing"))
                .as("gone on with, never begun anew")
                .isOne();
        assertThat(run(folder, "reseal", "--grace", "0").waitFor()).isZero();
        assertThat(begun(portal, "resealing")).isOne();
    }

    private void rebuilding(Path folder, ConfigurableApplicationContext portal) throws Exception {
        killedWhen(folder, portal, "kind = 'REBUILD'", "rebuild");
        killedWhen(folder, portal, "done > 10", "rebuild", "--grace", "2", "--rate", SLOWLY);
        killedWhen(folder, portal, "done > 50", "rebuild", "--rate", SLOWLY);
        assertThat(run(folder, "rebuild").waitFor()).isZero();
        assertThat(begun(portal, "index-rebuilding")).isOne();
    }

    private void rewrapping(Path folder, ConfigurableApplicationContext portal) throws Exception {
        killedWhen(folder, portal, "phase = 'KNOWN'", "rewrap", "--without-a-copy");
        assertThat(run(folder, "rewrap", "--without-a-copy").waitFor()).isZero();
    }

    private void killedWhen(Path folder, ConfigurableApplicationContext portal, String reached, String... command)
            throws Exception {
        var program = run(folder, command);
        while (!is(portal, reached)) {
            assertThat(program.isAlive()).as("killed before it ends by itself").isTrue();
            Thread.sleep(20);
        }
        program.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        kills++;
    }

    private static boolean is(ConfigurableApplicationContext portal, String reached) {
        return portal.getBean(Keeping.class)
                .as(
                        JOB,
                        sql -> sql.of("select exists (select 1 from vault.rotation where ended_at is null and %s)"
                                        .formatted(reached))
                                .query(Boolean.class)
                                .single());
    }

    private static long begun(ConfigurableApplicationContext portal, String what) {
        return portal.getBean(Keeping.class)
                .as(
                        JOB,
                        sql -> sql.of("select count(*) from audit.line where action = :began")
                                .param("began", what + "-began")
                                .query(Long.class)
                                .single());
    }

    private static ConfigurableApplicationContext portal(Path folder) {
        var application = new SpringApplication(Havenport.class);
        application.setDefaultProperties(Map.of("havenport.data", folder.toString(), "logging.level.root", "error"));
        application.setLogStartupInfo(false);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run();
    }

    private static void feed(Intake intake) throws IOException {
        var run = intake.begin(JOB, "kills", true);
        for (int number = 0; number < FILES; number++) {
            intake.read(JOB, run, "file", Feed.bundle(number));
        }
        intake.finish(JOB, run);
    }

    private void readUntil(AtomicBoolean stop, ConfigurableApplicationContext portal, int things) {
        while (!stop.get()) {
            try {
                assertThat(read(portal)).isEqualTo(things);
                reads.addAndGet(things);
                Thread.sleep(20);
            } catch (InterruptedException | RuntimeException | AssertionError e) {
                failed.add(e);
            }
        }
    }

    /** Opens every value of every entry, and finds by its code what every file brought. */
    private static int read(ConfigurableApplicationContext portal) {
        var vault = portal.getBean(Vault.class);
        return portal.getBean(Asking.class).as(JOB, sql -> {
            var opened = new AtomicInteger();
            sql.of("select patient_id, id, version, gist, body from chart.item").query(row -> {
                var place = "chart.item|%s|%d|".formatted(row.getString(2), row.getInt(3));
                var patient = row.getObject(1, UUID.class);
                assertThat(vault.open(sql, patient, row.getBytes(4), place + "gist"))
                        .isNotEmpty();
                assertThat(vault.open(sql, patient, row.getBytes(5), place + "body"))
                        .isNotEmpty();
                opened.addAndGet(2);
            });
            for (int number = 0; number < FILES; number++) {
                assertThat(sql.of("select count(*) from chart.item where codes && cast(:code as bytea[])")
                                .param("code", vault.everyBlind(sql, "code", Code.LOINC + "|99-" + number))
                                .query(Long.class)
                                .single())
                        .as("found by its code")
                        .isPositive();
            }
            return opened.get();
        });
    }

    private static void asItShouldBe(Path folder) throws Exception {
        var program = run(folder, "status", "--json");
        program.waitFor();
        JsonNode status = JsonMapper.shared()
                .readTree(Files.readAllLines(folder.resolve("said.txt")).getLast());
        assertThat(status.get("underWay").isEmpty()).isTrue();
        assertThat(status.get("unknownColumns").isEmpty()).isTrue();
        assertThat(status.get("organisationKeys").size()).isOne();
        assertThat(status.get("index").get("generation").asInt()).isEqualTo(2);
        assertThat(status.get("index").get("left").asInt()).isZero();
        for (var column : status.get("sealed")) {
            assertThat(column.get("other").asInt())
                    .as(column.get("column").asString())
                    .isZero();
        }
    }

    /** The command as an operator gives it. */
    private static Process run(Path folder, String... command) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var line = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes,
                Havenport.class.getName(),
                "keys"));
        line.addAll(List.of(command));
        line.addAll(List.of("--data", folder.toString()));
        return new ProcessBuilder(line)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }
}
