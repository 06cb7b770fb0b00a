package org.havenport.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.havenport.house.TestClock;
import org.havenport.house.Verifies;
import org.havenport.safeguards.Evidence.State;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The key of the organisation in a service that is a process of its own: slow, stopped, and gone. */
@Timeout(180)
class TransitCustodyTests {

    private static final Viewer.Job JOB = new Viewer.Job("test");
    private static final String TOKEN = "a-token-of-the-test";
    private static final int LATENCY = 40;
    private static final byte[] PLAIN = "Potassium 4.1".getBytes(StandardCharsets.UTF_8);

    private static Process service;
    private static URI address;
    private static Path folder;
    private static ConfigurableApplicationContext program;

    @ComponentScan({"org.havenport.database", "org.havenport.viewer", "org.havenport.vault", "org.havenport.audit"})
    static class Rooms {}

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "test-data")).toAbsolutePath(), "kms-");
        Files.writeString(folder.resolve("token"), TOKEN + "\n");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        service = new ProcessBuilder(
                        java, "-cp", classes, TransitStandIn.class.getName(), TOKEN, String.valueOf(LATENCY))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
        address = URI.create("http://127.0.0.1:%s/v1/transit".formatted(said.readLine()));
        program = new SpringApplicationBuilder(Rooms.class, TestClock.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--havenport.data=" + folder,
                        "--havenport.audit.sealing=false",
                        "--havenport.kms=" + address,
                        "--havenport.kms-token=" + folder.resolve("token"));
    }

    @AfterAll
    static void end() {
        service.destroyForcibly();
        program.close();
    }

    @AfterEach
    void goOn() throws Exception {
        signal("CONT");
        bean(TestClock.class).back();
        // Until the program asks again.
        Thread.sleep(5_200);
    }

    @Test
    @Verifies("B.sec.1#5")
    void theKeyIsNowhereOnThisMachine() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(it -> it.getFileName().toString())).doesNotContain("organisation.json");
        }
        assertThat(bean(KeyCustody.class).current()).startsWith("transit-havenport-v");
        assertThat(bean(TheKeyIsKeptApart.class).evidence().state()).isEqualTo(State.HOLDS);
        assertThat(read(patient())).isEqualTo(PLAIN);
    }

    @Test
    void aListAsksOnceHoweverLongItIs() {
        var patients = Stream.generate(this::patient).limit(30).toList();
        var elsewhere = fresh();
        var began = System.nanoTime();

        bean(Asking.class)
                .run(
                        JOB,
                        sql -> elsewhere.ready(
                                sql, patients.stream().map(Sealed::patient).toList()));
        patients.forEach(it -> assertThat(read(elsewhere, it)).isEqualTo(PLAIN));

        var millis = (System.nanoTime() - began) / 1_000_000;
        System.out.printf("Keys: 30 records whose keys a service with %d ms latency keeps: %d ms%n", LATENCY, millis);
        assertThat(millis).isLessThan(30L * LATENCY);
    }

    @Test
    void anOutageOfMinutesStopsNobodyWhoseKeyIsInMemory() throws Exception {
        var known = patient();
        assertThat(read(known)).isEqualTo(PLAIN);
        signal("STOP");

        assertThat(read(known)).isEqualTo(PLAIN);
        bean(TestClock.class).advance(Duration.ofMinutes(25));
        assertThat(read(known)).as("older than a key is asked for again").isEqualTo(PLAIN);
        assertThat(bean(TheKeyIsKeptApart.class).evidence().state()).isEqualTo(State.BROKEN);

        bean(TestClock.class).advance(Duration.ofMinutes(6));
        assertThatThrownBy(() -> read(known))
                .isInstanceOf(KeysUnreachable.class)
                .hasMessageContaining("does not answer")
                .hasMessageNotContaining(TOKEN);
        assertThatThrownBy(this::patient).isInstanceOf(KeysUnreachable.class);

        signal("CONT");
        Thread.sleep(5_200);
        assertThat(read(known)).as("by itself").isEqualTo(PLAIN);
    }

    @Test
    void oneWaitsAndThenNobodyWaitsAgain() throws Exception {
        var some = List.of(patient(), patient(), patient(), patient());
        var elsewhere = fresh();
        signal("STOP");
        var began = System.nanoTime();

        for (var one : some) {
            assertThatThrownBy(() -> read(elsewhere, one)).isInstanceOf(KeysUnreachable.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    @Verifies("A1.3#5")
    void itIsRenewedThereAndEverythingIsWrappedAnew() {
        var known = patient();
        var old = bean(KeyCustody.class).current();

        var ended = bean(Rewrap.class).run(JOB, false, RotationProgress.none());

        assertThat(ended.lacksACopy()).as("a service gives no copy out").isFalse();
        assertThat(bean(KeyCustody.class).current()).isNotEqualTo(old);
        assertThat(bean(KeyCustody.class).known()).doesNotContain(old);
        assertThat(read(fresh(), known)).isEqualTo(PLAIN);
        var service = bean(Escrow.class);
        assertThat(service.confirmed(JOB)).isEmpty();
        service.keptByTheService(JOB, "Jana");
        assertThat(service.confirmed(JOB)).isPresent();
    }

    @Test
    void whatIsWrongIsSaidWithTheNameOfTheSetting() throws IOException {
        var wrong = Files.writeString(folder.resolve("wrong"), "another");
        assertThatThrownBy(() -> custody(address, wrong).open(false)).hasMessageContaining("havenport.kms");
        assertThatThrownBy(() -> custody(URI.create("http://kms.example.org/v1/transit"), wrong))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> custody(URI.create("http://127.0.0.1:9/v1/transit"), wrong)
                        .open(false))
                .isInstanceOf(KeysUnreachable.class);
    }

    private record Sealed(UUID patient, byte[] bytes) {}

    private Sealed patient() {
        var id = UUID.randomUUID();
        byte[] sealed = bean(Asking.class).as(JOB, sql -> {
            bean(Vault.class).createKey(sql, id);
            return bean(Vault.class).seal(sql, id, PLAIN, "test|1");
        });
        return new Sealed(id, sealed);
    }

    private byte[] read(Sealed it) {
        return bean(Asking.class).as(JOB, sql -> bean(Vault.class).open(sql, it.patient(), it.bytes(), "test|1"));
    }

    private byte[] read(Keyring with, Sealed it) {
        return bean(Asking.class)
                .as(
                        JOB,
                        sql -> Envelope.open(
                                with.toOpen(sql, DataKey.of(it.patient()), it.bytes()),
                                it.bytes(),
                                Envelope.associated(it.patient(), "test|1")));
    }

    /** Of a node that has nothing in memory. */
    private static Keyring fresh() {
        return new Keyring(bean(Keysets.class), bean(Clock.class), Duration.ofMinutes(10), Duration.ofMinutes(30));
    }

    private static TransitCustody custody(URI address, Path token) {
        return new TransitCustody(new TransitService(address, token), "havenport");
    }

    private static <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    private static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(service.pid()))
                .start()
                .waitFor();
    }
}
