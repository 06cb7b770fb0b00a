package org.havenport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.havenport.house.Cast;
import org.havenport.house.CastMember;
import org.havenport.house.Deciding;
import org.havenport.house.PortalTest;
import org.havenport.house.Verifies;
import org.havenport.passwords.Hashes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Drill F-13: so many bad sign-ins a second, from one network at one name, from one at many, and from many at many, while
 * people work and sign in from the browsers they know. In turns with and without the flood, so that what else the machine
 * does falls on both.
 */
@PortalTest
@Tag("slow")
class TheFloodTests {

    private static final int RATE = Integer.getInteger("havenport.flood", 60);
    private static final boolean LARGE = RATE >= 500;
    private static final int PEOPLE = LARGE ? 50 : 8;
    private static final int SECONDS = LARGE ? 20 : 3;
    private static final int TURNS = LARGE ? 3 : 1;
    private static final double MOST_TIMES = 1.5;
    private static final int IN_FLIGHT = 500;

    @Autowired
    Cast cast;

    @Autowired
    Hashes hashes;

    @Autowired
    Deciding deciding;

    @Autowired
    Networks networks;

    private final Random random = new Random(Long.getLong("havenport.seed", 20261122L));
    private final AtomicInteger addresses = new AtomicInteger();

    @Test
    @Verifies({"A1.4#3", "A1.4#6"})
    void peopleWorkOnWhileBadSignInsPourIn() throws Exception {
        var people = new ArrayList<Map<String, String>>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(Map.of("havenport", cast.newPatient().browser().cookie("havenport")));
        }
        var victim = cast.newPatient();
        var device = victim.browser().cookie(From.COOKIE);
        warm(new Flood(victim.username()), people, victim, device);
        var before = hashes.load();
        var calm = new ArrayList<Double>();
        var flooded = new ArrayList<Double>();
        var flood = new Flood(victim.username());
        int busy = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            calm.addAll(work(people, victim, device).times());
            try (var _ = flood.begin()) {
                var worked = work(people, victim, device);
                flooded.addAll(worked.times());
                busy += worked.busy();
                assertThat(worked.locked())
                        .as("honest people who were locked out")
                        .isZero();
            }
        }
        var load = hashes.load();
        var times = p99(flooded) / p99(calm);
        System.out.printf(
                "flood: %d bad sign-ins a second wanted, %.0f sent, answers %s; %d hashes for them%n",
                RATE, flood.rate(), flood.answers, load.computed() - before.computed());
        System.out.printf(
                "flood: %d people, p99 %.0f ms without and %.0f ms with (%.2f times, at most %.1f), medians %.1f and %.1f ms%n",
                PEOPLE, p99(calm), p99(flooded), times, MOST_TIMES, median(calm), median(flooded));
        System.out.printf(
                "flood: at most %d hashes at once on %d processors; a known browser was told %d times that it is busy%n",
                load.most(), load.processors(), busy);
        assertThat(load.most()).isLessThanOrEqualTo(load.processors());
        assertThat(flood.answers.keySet()).isSubsetOf(422, 429, 503);
        if (LARGE) {
            assertThat(times).as("p99 with the flood, in times of p99 without").isLessThanOrEqualTo(MOST_TIMES);
        }
    }

    /** Neither what the flood asks nor what people do is measured until the machine has done both. */
    private void warm(Flood flood, List<Map<String, String>> people, CastMember victim, String device)
            throws Exception {
        try (var _ = flood.begin()) {
            work(people, victim, device);
        }
    }

    /** What a flood from one network may cost, and that the drill would see it if limits came after the hash. */
    @Test
    @Verifies("A1.4#3")
    void aNetworkIsHeldBackBeforeTheHashAndWithoutTheLimitItIsNot() throws Exception {
        assertThat(hashesOf(42)).as("with the limit").isLessThanOrEqualTo(33);
        deciding.decide(SignInLimits.NETWORK, 10_000);
        try {
            assertThat(hashesOf(42)).as("without").isGreaterThan(38);
        } finally {
            deciding.forget(SignInLimits.NETWORK);
            networks.forget();
        }
    }

    private long hashesOf(int tries) throws Exception {
        var address = nextAddress();
        var before = hashes.load().computed();
        for (int i = 0; i < tries; i++) {
            bad("flood-" + addresses.incrementAndGet(), address);
        }
        return hashes.load().computed() - before;
    }

    private int bad(String name, String address) throws Exception {
        return new Knock("/sign-in", Map.of(), "username", name, "password", "Wrong-Password-1")
                .at(cast.portal(), address)
                .status();
    }

    private record Worked(List<Double> times, int locked, int busy) {}

    /** People open their pages, each every two and a half seconds, and one signs in from a browser that is known. */
    private Worked work(List<Map<String, String>> people, CastMember victim, String device) throws Exception {
        var times = new ConcurrentLinkedQueue<Double>();
        var locked = new AtomicInteger();
        var busy = new AtomicInteger();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var person : people) {
                var wait = random.nextInt(2500);
                all.submit(() -> {
                    for (Thread.sleep(wait); System.nanoTime() < end; Thread.sleep(2500)) {
                        var answer = Knock.get("/home", person).at(cast.portal(), "127.0.0.1");
                        assertThat(answer.status()).isEqualTo(200);
                        times.add(answer.millis());
                    }
                    return true;
                });
            }
            all.submit(() -> {
                for (; System.nanoTime() < end; Thread.sleep(1000)) {
                    var answer = new Knock(
                                    "/sign-in",
                                    Map.of(From.COOKIE, device),
                                    "username",
                                    victim.username(),
                                    "password",
                                    victim.password())
                            .at(cast.portal(), "127.37.0.1");
                    locked.addAndGet(answer.status() == 429 ? 1 : 0);
                    busy.addAndGet(answer.status() == 503 ? 1 : 0);
                }
                return true;
            });
        }
        return new Worked(List.copyOf(times), locked.get(), busy.get());
    }

    /** Bad sign-ins at a rate that does not wait for answers. */
    private final class Flood {
        private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        private final AtomicInteger sent = new AtomicInteger();
        private final String victim;
        private long nanos;

        Flood(String victim) {
            this.victim = victim;
        }

        AutoCloseable begin() {
            var on = new java.util.concurrent.atomic.AtomicBoolean(true);
            var begun = System.nanoTime();
            var flying = new Semaphore(IN_FLIGHT);
            var thread = Thread.startVirtualThread(() -> {
                for (int i = 0; on.get(); i++) {
                    var next = i;
                    if (flying.tryAcquire()) {
                        Thread.startVirtualThread(() -> {
                            one(next);
                            flying.release();
                        });
                    }
                    pause(begun + TimeUnit.SECONDS.toNanos(1) * i / RATE);
                }
            });
            return () -> {
                on.set(false);
                thread.join();
                nanos += System.nanoTime() - begun;
                flying.tryAcquire(IN_FLIGHT, 20, TimeUnit.SECONDS);
            };
        }

        private void one(int i) {
            try {
                int status =
                        switch (i % 3) {
                            case 0 -> bad(victim, "127.36.0.1");
                            case 1 -> bad("spray-" + i, "127.36.0.2");
                            default -> bad("many-" + i, nextAddress());
                        };
                sent.incrementAndGet();
                answers.merge(status, 1, Integer::sum);
            } catch (Exception e) {
                answers.merge(-1, 1, Integer::sum);
            }
        }

        double rate() {
            return sent.get() / (nanos / 1e9);
        }

        private static void pause(long until) {
            var left = until - System.nanoTime();
            if (left > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(left);
            }
        }
    }

    private String nextAddress() {
        int next = addresses.incrementAndGet();
        return "127.%d.%d.%d".formatted(96 + next / 62_500 % 16, next / 250 % 250 + 1, next % 250 + 1);
    }

    private static double p99(List<Double> times) {
        return at(times, 0.99);
    }

    private static double median(List<Double> times) {
        return at(times, 0.5);
    }

    private static double at(List<Double> times, double part) {
        var sorted = times.stream().mapToDouble(it -> it).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
    }
}
