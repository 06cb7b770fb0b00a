package org.havenport.serve;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.havenport.house.SelfSigned;
import org.junit.jupiter.api.Assertions;

/** The program as an operator starts it: a process of its own, with a configuration and without anything of the tests. */
final class Served implements AutoCloseable {

    static final String NAME = "portal.example.org";

    private static final int SECONDS = 120;

    private final Process process;
    private final Path said;
    private final Path data;

    private Served(Process process, Path said, Path data) {
        this.process = process;
        this.said = said;
        this.data = data;
    }

    /** A configuration with TLS of its own that is sound, in a new folder. */
    static Map<String, String> sound(Path folder, SelfSigned issued) throws IOException {
        var lines = new TreeMap<String, String>();
        Files.createDirectories(
                folder.resolve("secret"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        lines.put("host.names", NAME);
        lines.put("listen", "127.0.0.1");
        lines.put("https.port", String.valueOf(freePort()));
        lines.put("http.port", String.valueOf(freePort()));
        lines.put("tls.certificate", issued.certificate().toString());
        lines.put("tls.key", issued.key().toString());
        lines.put("data", folder.resolve("data").toString());
        lines.put("key", folder.resolve("secret/organisation.json").toString());
        lines.put("root.accepted", "yes");
        return lines;
    }

    /** Makes the database and the key, and a copy of the key that was opened, as an operator does before the first start. */
    static void prepare(Path folder, Map<String, String> lines) throws Exception {
        var data = Path.of(lines.get("data"));
        Files.createDirectories(
                data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var environment = Map.of(Configuration.VARIABLE, write(folder, lines).toString());
        var copy = folder.resolve("secret/copy-" + System.nanoTime()).toString();
        String code;
        try (var writing = command(folder, data, environment, "keys", "escrow", "--to", copy)) {
            Assertions.assertEquals(0, writing.ended(), writing.said());
            code = writing.said()
                    .lines()
                    .filter(line -> line.startsWith("Code: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(6);
        }
        var codes = Files.writeString(folder.resolve("secret/codes"), code);
        try (var proving = command(
                folder,
                data,
                environment,
                "keys",
                "escrow",
                "--confirm",
                copy,
                "--codes",
                codes.toString(),
                "--by",
                "Jana")) {
            Assertions.assertEquals(0, proving.ended(), proving.said());
        }
    }

    /** Runs {@code serve} with this configuration. */
    static Served start(Path folder, Map<String, String> lines) throws IOException {
        return command(
                folder,
                Path.of(lines.get("data")),
                Map.of(),
                "serve",
                "--config",
                write(folder, lines).toString());
    }

    private static Path write(Path folder, Map<String, String> lines) throws IOException {
        var file = folder.resolve("havenport.conf");
        Files.writeString(
                file,
                lines.entrySet().stream()
                        .map(line -> line.getKey() + " = " + line.getValue() + "\n")
                        .collect(Collectors.joining()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        return file;
    }

    static Served command(Path folder, Path data, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classes(),
                "org.havenport.Havenport"));
        command.addAll(List.of(arguments));
        var said = Files.createTempFile(folder, "said", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HAVENPORT_"));
        builder.environment().putAll(environment);
        return new Served(builder.start(), said, data);
    }

    /** Waits until it says that it is open; what it said instead is the failure. */
    Served open() throws Exception {
        for (int i = 0; i < SECONDS * 10; i++) {
            if (said().contains("is open: ")) {
                return this;
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("It did not open: " + said());
    }

    /** Waits until it has ended and tells how. */
    int ended() throws InterruptedException {
        return process.waitFor(SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    String said() throws IOException {
        return Files.readString(said);
    }

    /** Asks it to end, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(45, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        var file = data.resolve("postgres/data/postmaster.pid");
        if (Files.exists(file)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Everything but the tests: the program must stand without what they add to it. */
    private static String classes() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(part -> !part.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
