package org.havenport.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final Set<Integer> acknowledged = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int sent;
    private int unaudited = -1;

    @Test
    @Timeout(900)
    void killedAtFivePoints() throws Exception {
        var folder = Life.folder("kills-");
        try {
            killedWhileTheDatabaseIsMade(folder);
            for (var point : Point.values()) {
                live(folder, point);
                sent += Feed.FILES;
            }
        } finally {
            Life.endDatabase(folder);
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
        try (var life = start(folder, Point.NOWHERE)) {
            var cluster = folder.resolve("postgres/data/PG_VERSION");
            while (!Files.exists(cluster) && life.isAlive()) {
                Thread.sleep(20);
            }
            Thread.sleep(300);
        }
        Life.endDatabase(folder);
    }

    private void live(Path folder, Point point) throws Exception {
        try (var life = start(folder, point)) {
            for (var line = life.hear(); line != null; line = life.hear()) {
                hear(line, point);
                if (line.equals("ready")) {
                    System.out.printf("%s: ready again after %.0f s%n", point, life.seconds());
                } else if (line.startsWith("point ")) {
                    return;
                }
            }
            assertThat(point).as("the point at which it ends by itself").isEqualTo(Point.NOWHERE);
            assertThat(life.ended()).isZero();
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

    private Life start(Path folder, Point point) throws IOException {
        return new Life(Feed.class, folder, point.name(), String.valueOf(sent));
    }
}
