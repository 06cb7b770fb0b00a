package org.havenport.kills;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One life of the program, in a process of its own, from its start to its end without warning. */
final class Life implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;
    private final long began = System.nanoTime();

    /** Begins one on the data of a folder; the arguments follow the folder. */
    Life(Class<?> program, Path folder, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes,
                program.getName(),
                folder.toString()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors.txt").toFile()))
                .start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Path folder(String name) throws IOException {
        var parent = Files.createDirectories(Path.of("target", "test-data")).toAbsolutePath();
        return Files.createTempDirectory(parent, name);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its next line, or null when it has ended. */
    @Nullable
    String hear() throws IOException {
        return said.readLine();
    }

    /** Tells it to end by itself. */
    void tellToEnd() throws IOException {
        process.getOutputStream().close();
    }

    /** Seconds since it began. */
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    int ended() throws InterruptedException {
        return process.waitFor();
    }

    /** As {@code kill -9} does: no hook of the program runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The database is no child of the program and outlives it; the next life adopts it. In the end it goes too. */
    static void endDatabase(Path folder) throws IOException {
        var file = folder.resolve("postgres/data/postmaster.pid");
        if (Files.exists(file)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
