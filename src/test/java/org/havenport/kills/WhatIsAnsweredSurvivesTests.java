package org.havenport.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The program is killed without warning while people use its pages. Whatever was answered is there once when it comes
 * back, nothing is there by half, and each change has its line in the log: sign-ins, "I have seen this", requests for
 * correction, calls and uploads. {@code -Dhavenport.kills=n} adds kills at points that are drawn.
 */
@Tag("slow")
class WhatIsAnsweredSurvivesTests {

    private static final double SECONDS_TO_COME_BACK = 120;

    private final List<Answered> answered = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int sent;
    private int kills;

    @Test
    @Timeout(3600)
    void killedWhilePeopleWrite() throws Exception {
        var seed = Long.getLong("havenport.seed", System.nanoTime() % 1_000_000);
        var folder = Life.folder("answered-");
        var stops = stops(new Random(seed));
        var random = new Random(seed);
        try {
            for (var stop : stops) {
                oneLife(folder, stop, random);
            }
            theLastLife(folder);
        } finally {
            Life.endDatabase(folder);
        }
        System.out.printf(
                "WhatIsAnsweredSurvives: seed=%d kills=%d sent=%d answered=%d wrong=%d%n",
                seed, kills, sent, answered.size(), wrong.size());
        assertThat(wrong).as("-Dhavenport.seed=" + seed).isEmpty();
        assertThat(answered).hasSizeGreaterThan(kills * 5);
        assertThat(sent).as("something was not answered at each kill").isGreaterThanOrEqualTo(answered.size() + kills);
    }

    private static List<Stop> stops(Random random) {
        var named = Arrays.stream(Stop.values())
                .filter(stop -> stop != Stop.ANYWHERE && stop != Stop.NOWHERE)
                .toList();
        var drawn = Stream.generate(
                        () -> random.nextBoolean() ? Stop.ANYWHERE : named.get(random.nextInt(named.size())))
                .limit(Integer.getInteger("havenport.kills", 0));
        return Stream.concat(named.stream(), drawn).toList();
    }

    private void oneLife(Path folder, Stop stop, Random random) throws Exception {
        Files.deleteIfExists(folder.resolve(StopsBeforeTheAnswer.ARMED));
        try (var life = new Life(Served.class, folder, stop.name())) {
            var people = People.of(life);
            cameBack(people, stop.name());
            try (var database = new StoppedDatabase(folder)) {
                var writes = new Writes(people);
                writes.firstHalf();
                writes.secondHalf(stop, life, database, folder, random);
                kills++;
                database.letGo();
                sent += writes.sent();
                answered.addAll(writes.answered());
                wrong.addAll(writes.wrong());
            }
        }
    }

    private void theLastLife(Path folder) throws Exception {
        try (var life = new Life(Served.class, folder, Stop.NOWHERE.name());
                var database = new StoppedDatabase(folder)) {
            var people = People.of(life);
            cameBack(people, "in the end");
            for (var one : answered) {
                if (!one.survived(people, database)) {
                    wrong.add("%s was answered and is gone".formatted(one));
                }
            }
            wrong.addAll(database.wrong());
            life.tellToEnd();
            var said = life.hear();
            if (!"verified true".equals(said)) {
                wrong.add("the log: " + said);
            }
            assertThat(life.ended()).isZero();
        }
    }

    private void cameBack(People people, String after) {
        System.out.printf("%s: pages again after %.0f s%n", after, people.seconds());
        assertThat(people.seconds()).isLessThan(SECONDS_TO_COME_BACK);
    }
}
