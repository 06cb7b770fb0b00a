package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.havenport.house.SelfSigned;
import org.havenport.house.Verifies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sound configuration, and each way in which it can be spoilt: exactly that is refused, and by its name. */
class UnsafeSettingsTests {

    private static final String NAME = "portal.example.org";
    private static final Machine MACHINE = new Machine(false, List.of(), Instant.parse("2026-01-01T00:00:00Z"));
    private static final Instant NOW = java.time.Clock.systemUTC().instant();

    @TempDir
    static Path issuedIn;

    private static SelfSigned own;

    @TempDir
    Path folder;

    private final Map<String, String> lines = new TreeMap<>();
    private Path key;

    @BeforeAll
    static void aCertificate() throws Exception {
        own = SelfSigned.to(issuedIn, "own", NAME, 90);
    }

    @BeforeEach
    void aSoundConfiguration() throws Exception {
        var issued = own.copyTo(folder);
        Files.createDirectory(
                folder.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectory(folder.resolve("secret"));
        key = secret("secret/organisation.json", "{}");
        var passwords = secret("secret/passwords", "havenport_owner=x");
        lines.putAll(Map.of(
                "host.names", NAME,
                "tls.certificate", issued.certificate().toString(),
                "tls.key", issued.key().toString(),
                "data", folder.resolve("data").toString(),
                "key", key.toString(),
                "database.url", "postgresql://db.example.org/havenport?sslrootcert=" + issued.certificate(),
                "database.passwords", passwords.toString()));
    }

    @Test
    void whatIsSoundIsNotRefused() throws IOException {
        assertThat(refused()).isEmpty();

        lines.put("http.port", "80");
        lines.put("https.port", "443");
        lines.put("proxies", "192.0.2.10, 2001:db8::1");
        assertThat(refused()).as("with ports and a proxy before it").isEmpty();

        lines.keySet()
                .removeAll(List.of("tls.certificate", "tls.key", "https.port", "database.url", "database.passwords"));
        lines.put("proxies", "127.0.0.1");
        assertThat(refused())
                .as("behind a proxy on this machine, with the carried database")
                .isEmpty();
    }

    @Test
    void hostNames() {
        assertAll(
                only("host.names", "", "host.names", "missing"),
                only("host.names", "https://portal.example.org", "host.names", "no full name"),
                only("host.names", "localhost", "host.names", "no full name"),
                only("host.names", "192.0.2.7", "host.names", "no full name"),
                only("host.names", NAME + ", other.example.org", "tls.certificate", "does not name other.example.org"));
    }

    @Test
    @Verifies({"A1.3#4", "B.sec.1#7"})
    void aDatabaseInClear() {
        assertAll(
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslmode=disable",
                        "database.url",
                        "sslmode=disable"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslmode=prefer",
                        "database.url",
                        "sslmode=prefer"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslmode=require",
                        "database.url",
                        "sslmode=require"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslmode=verify-ca",
                        "database.url",
                        "sslmode=verify-ca"),
                only(
                        "database.url",
                        "postgresql://127.0.0.1,db.example.org/havenport?sslmode=disable",
                        "database.url",
                        "sslmode=disable"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslfactory=org.postgresql.ssl.NonValidatingFactory",
                        "database.url",
                        "sslfactory"),
                only(
                        "database.url",
                        "postgresql://db.example.org/havenport?sslrootcert=/nowhere/ca.pem",
                        "database.url",
                        "/nowhere/ca.pem"),
                only("database.url", "mysql://db.example.org/havenport", "database.url", "postgresql://"));
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() throws IOException {
        for (var url : List.of(
                "postgresql://me:hunter2@db.example.org/havenport",
                "postgresql://db.example.org/havenport?password=hunter2")) {
            lines.put("database.url", url);
            assertThat(refused())
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.toString()).contains("password").doesNotContain("hunter2"));
        }
    }

    @Test
    void theKeyOfTheOrganisation() throws Exception {
        var inside = secret("data/organisation.json", "{}");
        assertAll(
                only("key", "", "key", "folder of the data"),
                only("key", inside.toString(), "key", "folder of the data"));

        var link = Files.createSymbolicLink(folder.resolve("secret/link.json"), inside);
        assertAll(only("key", link.toString(), "key", "folder of the data"));

        var way = Files.createSymbolicLink(folder.resolve("way"), folder.resolve("data"));
        assertAll(only("key", way.resolve("not-made-yet.json").toString(), "key", "folder of the data"));
    }

    @Test
    void filesThatOthersCanReadOrReplace() {
        assertAll(
                open("secret/organisation.json", "rw-r-----", "key", "some accounts"),
                open("secret/organisation.json", "rw----r--", "key", "all accounts"),
                open("secret/passwords", "rw-r--r--", "database.passwords", "all accounts"),
                open("own.key", "rw-r--r--", "tls.key", "all accounts"),
                open("own.crt", "rw-rw-r--", "tls.certificate", "accounts"),
                open("data", "rwxr-x---", "data", "some accounts"),
                open("secret", "rwxrwxrwx", "key", "accounts"));
    }

    @Test
    void theFileOfTheConfiguration() throws IOException {
        var file = write();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(UnsafeSettings.in(Configuration.read(file, Map.of()), MACHINE, NOW))
                .extracting(Refusal::about)
                .containsExactly("the file of the configuration");
    }

    @Test
    void certificates() throws Exception {
        var expired = SelfSigned.to(folder, "old", NAME, "-startdate", "-60d", "-validity", "30");
        var early = SelfSigned.to(folder, "early", NAME, "-startdate", "+10d", "-validity", "30");
        var weak = SelfSigned.to(
                folder, "weak", NAME, "-keyalg", "RSA", "-keysize", "1024", "-startdate", "-1d", "-validity", "30");
        var foreign = SelfSigned.to(folder, "foreign", "portal.example.com", 30);
        var other = SelfSigned.to(folder, "other", NAME, 30);
        assertAll(
                certificate(expired, "expired"),
                certificate(early, "not valid before"),
                certificate(weak, "1024 bits"),
                certificate(foreign, "does not name " + NAME),
                certificate(new SelfSigned(expired.key(), expired.key()), "certificate"),
                certificate(new SelfSigned(Path.of("/nowhere.crt"), other.key()), "/nowhere.crt cannot be read"));

        lines.put("tls.certificate", other.certificate().toString());
        lines.put("tls.key", folder.resolve("own.key").toString());
        assertThat(refused())
                .singleElement()
                .satisfies(one -> assertThat(one.why()).contains("does not belong"));
        lines.remove("tls.key");
        assertThat(refused()).extracting(Refusal::about).contains("tls.key");
    }

    @Test
    void aStarCoversOneStep() {
        assertThat(Names.covers("*.example.org", NAME)).isTrue();
        assertThat(Names.covers("*.example.org", "a.b.example.org")).isFalse();
        assertThat(Names.covers("*.example.org", "example.org")).isFalse();
    }

    @Test
    void plainHttp() {
        lines.keySet().removeAll(List.of("tls.certificate", "tls.key"));
        assertAll(
                only("proxies", "", "tls.certificate", "in clear"),
                only("proxies", "192.0.2.10", "proxies", "another machine"),
                only("proxies", "127.0.0.1, 192.0.2.10", "proxies", "another machine"),
                only("proxies", "proxy.example.org", "proxies", "no address in numbers"),
                only("proxies", "10.0.0.0/8", "proxies", "wider"),
                only("proxies", "0.0.0.0/0", "proxies", "wider"));
        lines.put("proxies", "127.0.0.1");
        assertAll(
                only("listen", "0.0.0.0", "listen", "in clear"),
                only("https.port", "443", "https.port", "no certificate"));
    }

    @Test
    void ports() {
        lines.put("https.port", "8443");
        assertAll(
                only("http.port", "8443", "http.port", "same"),
                only("http.port", "99999", "http.port", "no port"),
                only("http.port", "web", "http.port", "no port"));
    }

    @Test
    void theMachine() throws IOException {
        assertThat(about(new Machine(true, List.of(), MACHINE.built()), NOW)).containsExactly("the account");
        assertThat(about(MACHINE, MACHINE.built().minusSeconds(1))).contains("the clock");
        assertThat(about(MACHINE, MACHINE.built().plus(Duration.ofDays(21 * 365))))
                .contains("the clock");
        for (var argument : List.of("-agentlib:jdwp=transport=dt_socket", "-Dcom.sun.management.jmxremote.port=1")) {
            assertThat(about(new Machine(false, List.of(argument), MACHINE.built()), NOW))
                    .containsExactly("the virtual machine");
        }
        lines.put("root.accepted", "yes");
        assertThat(about(new Machine(true, List.of(), MACHINE.built()), NOW)).isEmpty();
    }

    @Test
    void misspeltSettings() throws IOException {
        lines.put("host.name", NAME);
        assertThat(refused()).singleElement().satisfies(one -> {
            assertThat(one.about()).isEqualTo("host.name");
            assertThat(one.act()).contains("host.names");
        });
        lines.remove("host.name");
        var environment =
                Map.of("HAVENPORT_HOSTNAMES", NAME, "HAVENPORT_PORT", "tcp://10.0.0.1:443", "HAVENPORT_CONFIG", "x");
        assertThat(UnsafeSettings.in(Configuration.read(write(), environment), MACHINE, NOW))
                .extracting(Refusal::about)
                .containsExactly("HAVENPORT_HOSTNAMES");
    }

    @Test
    void theEnvironmentWins() throws IOException {
        lines.put("host.names", "wrong");
        var set = Configuration.read(write(), Map.of("HAVENPORT_HOST_NAMES", NAME));

        assertThat(UnsafeSettings.in(set, MACHINE, NOW)).isEmpty();
    }

    @Test
    void allIsNamedAtOnce() throws IOException {
        lines.putAll(Map.of(
                "host.names",
                "",
                "key",
                "",
                "database.url",
                "postgresql://db.example.org/x?sslmode=disable",
                "proxies",
                "everyone",
                "typo",
                "x"));
        lines.keySet().removeAll(List.of("tls.certificate", "tls.key", "database.passwords"));

        var refused = refused();

        assertThat(refused)
                .extracting(Refusal::about)
                .containsExactlyInAnyOrder(
                        "typo", "host.names", "proxies", "key", "database.url", "database.passwords");
        assertThat(refused).allSatisfy(one -> {
            assertThat(one.why()).isNotBlank();
            assertThat(one.act()).isNotBlank();
            assertThat(Refusal.inWords(refused)).contains(one.why(), one.act());
        });
    }

    private org.junit.jupiter.api.function.Executable only(String setting, String value, String about, String why) {
        return () -> {
            var before = new TreeMap<>(lines);
            lines.put(setting, value);
            assertRefused(setting + " = " + value, about, why);
            lines.clear();
            lines.putAll(before);
        };
    }

    private org.junit.jupiter.api.function.Executable certificate(SelfSigned issued, String why) {
        return () -> {
            lines.put("tls.certificate", issued.certificate().toString());
            lines.put("tls.key", issued.key().toString());
            assertRefused(issued.certificate().toString(), "tls.certificate", why);
        };
    }

    private org.junit.jupiter.api.function.Executable open(String file, String permissions, String about, String why) {
        return () -> {
            var path = folder.resolve(file);
            var before = Files.getPosixFilePermissions(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            try {
                assertThat(refused())
                        .as("%s with %s", file, permissions)
                        .isNotEmpty()
                        .allSatisfy(one -> {
                            assertThat(one.about()).isEqualTo(about);
                            assertThat(one.why()).contains(why);
                        });
            } finally {
                Files.setPosixFilePermissions(path, before);
            }
        };
    }

    private void assertRefused(String what, String about, String why) throws IOException {
        assertThat(refused()).as(what).singleElement().satisfies(one -> {
            assertThat(one.about()).isEqualTo(about);
            assertThat(one.why()).contains(why);
        });
    }

    private List<Refusal> refused() throws IOException {
        return UnsafeSettings.in(Configuration.read(write(), Map.of()), MACHINE, NOW);
    }

    private Stream<String> aboutOf(Machine machine, Instant now) throws IOException {
        return UnsafeSettings.in(Configuration.read(write(), Map.of()), machine, now).stream()
                .map(Refusal::about);
    }

    private List<String> about(Machine machine, Instant now) throws IOException {
        return aboutOf(machine, now)
                .filter(one -> !one.equals("tls.certificate"))
                .toList();
    }

    private Path secret(String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path write() throws IOException {
        var text = new StringBuilder();
        lines.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        var file = Files.writeString(folder.resolve("havenport.conf"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }
}
