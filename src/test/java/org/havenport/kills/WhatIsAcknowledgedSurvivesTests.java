package org.havenport.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The program is killed without warning at five points; whatever it had acknowledged is there once when it comes back,
 * nothing is there by half, and each thing has its line in the log.
 */
@Tag("slow")
class WhatIsAcknowledgedSurvivesTests {

    private static final int THINGS = 3;
    private static final long SECONDS_TO_COME_BACK = 40;

    private final Set<Integer> acknowledged = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int sent;
    private int unaudited = -1;

    @Test
    @Timeout(300)
    void killedAtFivePoints() throws Exception {
        var parent = Files.createDirectories(Path.of("target", "test-data")).toAbsolutePath();
        var folder = Files.createTempDirectory(parent, "kills-");
        try {
            killedWhileTheDatabaseIsMade(folder);
            for (var point : Point.values()) {
                live(folder, point);
                sent += Feed.FILES;
            }
        } finally {
            end(folder);
        }
        System.out.printf(
                "WhatIsAcknowledgedSurvives: kills=5 sent=%d acknowledged=%d wrong=%d unaudited=%d%n",
                sent, acknowledged.size(), wrong.size(), unaudited);
        assertThat(wrong).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(3 * Feed.FILES);
        assertThat(unaudited)
                .as("patients whose things lack a line, or have one too many")
                .isZero();
    }

    private void killedWhileTheDatabaseIsMade(Path folder) throws Exception {
        var program = start(folder, Point.NOWHERE);
        var cluster = folder.resolve("postgres/data/PG_VERSION");
        while (!Files.exists(cluster) && program.isAlive()) {
            Thread.sleep(20);
        }
        Thread.sleep(300);
        kill(program);
        end(folder);
    }

    private void live(Path folder, Point point) throws Exception {
        var began = System.nanoTime();
        var program = start(folder, point);
        try (var said = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                hear(line, point);
                if (line.equals("ready")) {
                    var seconds = (System.nanoTime() - began) / 1_000_000_000L;
                    System.out.printf("%s: ready again after %d s%n", point, seconds);
                    assertThat(seconds).isLessThan(SECONDS_TO_COME_BACK);
                } else if (line.startsWith("point ")) {
                    kill(program);
                    return;
                }
            }
            assertThat(point).as("the point at which it ends by itself").isEqualTo(Point.NOWHERE);
            assertThat(program.waitFor()).isZero();
        } finally {
            kill(program);
        }
    }

    private void hear(String line, Point point) {
        var words = line.split(" ");
        if (words[0].equals("unaudited")) {
            unaudited = Integer.parseInt(words[1]);
        }
        if (!words[0].equals("ack")) {
            return;
        }
        int number = Integer.parseInt(words[1]);
        int read = Integer.parseInt(words[2]);
        int filed = Integer.parseInt(words[3]);
        int duplicate = Integer.parseInt(words[4]);
        var whole = read == THINGS && (filed == read || duplicate == read);
        if (!whole || acknowledged.contains(number) && filed > 0) {
            wrong.add("%s, %s, acknowledged before: %s".formatted(point, line, acknowledged.contains(number)));
        }
        acknowledged.add(number);
    }

    private Process start(Path folder, Point point) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        Feed.class.getName(),
                        folder.toString(),
                        point.name(),
                        String.valueOf(sent))
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    /** As {@code kill -9} does: no hook of the program runs. */
    private static void kill(Process program) throws InterruptedException {
        program.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    /** The database is no child of the program and outlives it; the next life adopts it. In the end it goes too. */
    private static void end(Path folder) throws IOException {
        var file = folder.resolve("postgres/data/postmaster.pid");
        if (Files.exists(file)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
