package org.havenport.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.havenport.house.SelfSigned;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A sound configuration that a test spoils in one way: exactly that is to be refused, and by its name. */
abstract class Spoilt {

    static final String NAME = "portal.example.org";
    static final Machine MACHINE = new Machine(false, List.of(), Instant.parse("2026-01-01T00:00:00Z"));
    static final Instant NOW = java.time.Clock.systemUTC().instant();

    @TempDir
    static Path issuedIn;

    static SelfSigned own;

    @TempDir
    Path folder;

    final Map<String, String> lines = new TreeMap<>();
    Path key;

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

    Executable only(String setting, String value, String about, String why) {
        return () -> {
            var before = new TreeMap<>(lines);
            lines.put(setting, value);
            assertRefused(setting + " = " + value, about, why);
            lines.clear();
            lines.putAll(before);
        };
    }

    Executable certificate(SelfSigned issued, String why) {
        return () -> {
            lines.put("tls.certificate", issued.certificate().toString());
            lines.put("tls.key", issued.key().toString());
            assertRefused(issued.certificate().toString(), "tls.certificate", why);
        };
    }

    Executable open(String file, String permissions, String about, String why) {
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

    void assertRefused(String what, String about, String why) throws IOException {
        assertThat(refused()).as(what).singleElement().satisfies(one -> {
            assertThat(one.about()).isEqualTo(about);
            assertThat(one.why()).contains(why);
        });
    }

    List<Refusal> refused() throws IOException {
        return UnsafeSettings.in(Configuration.read(write(), Map.of()), MACHINE, NOW);
    }

    Stream<String> aboutOf(Machine machine, Instant now) throws IOException {
        return UnsafeSettings.in(Configuration.read(write(), Map.of()), machine, now).stream()
                .map(Refusal::about);
    }

    List<String> about(Machine machine, Instant now) throws IOException {
        return aboutOf(machine, now)
                .filter(one -> !one.equals("tls.certificate"))
                .toList();
    }

    Path secret(String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    Path write() throws IOException {
        var text = new StringBuilder();
        lines.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        var file = Files.writeString(folder.resolve("havenport.conf"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }
}
